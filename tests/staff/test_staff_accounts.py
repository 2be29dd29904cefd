"""Accounts: opened, given passwords, closed; by whom, and for whom not."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils.translation import override
from tests.staff.refusing import refused
from tests.world import FIRST_DAY, World

from motcua.journal.queries import last_fact
from motcua.kernel.actor import System
from motcua.kernel.refusal import Refused
from motcua.staff import actions
from motcua.staff.models import Account, Post
from motcua.staff.queries import account_named, officer_within, password_was_given
from motcua.staff.rules import Hat, RoleCode

GOOD = "mật khẩu rất dài"


def open_one(world: World, **changes: Any) -> Account:
    usual: dict[str, Any] = {"username": "moi", "name": "Lê Văn Mới", "password": GOOD, "by": System()}
    return actions.open_account(**usual | changes, at=world.at)


def take_on(world: World, by: Hat, **changes: Any) -> Account:
    usual: dict[str, Any] = {
        "username": "moi",
        "name": "Lê Văn Mới",
        "password": GOOD,
        "unit": world.ward.pk,
        "unit_path": world.ward.path,
        "role": RoleCode.RECEPTIONIST,
        "valid_from": world.at.date(),
    }
    return actions.take_on(**usual | changes, by=by, at=world.at)


def post_elsewhere(world: World, hat: Hat, last_day: date | None = None) -> None:
    unit = world.neighbour_ward
    actions.give_post(
        account=world.account(hat),
        unit=unit.pk,
        unit_path=unit.path,
        role=RoleCode.GUIDE,
        valid_from=FIRST_DAY,
        valid_to=last_day,
        by=System(),
        at=world.at,
    )


def test_an_account_is_opened_with_one_fact(world: World) -> None:
    account = open_one(world)
    assert account.check_password(GOOD)
    fact = last_fact(account.pk)
    assert fact
    assert (fact.kind, fact.data) == ("account.opened", {})


def test_names_are_tidied_and_found_without_diacritics(world: World) -> None:
    account = open_one(world, username="  Moi ", name="  Đặng   Thị Ngọc\u0301 Ánh ")
    assert (account.username, account.name_folded) == ("moi", "dang thi ngoc anh")
    assert account_named("MOI") == account


def test_without_a_password_nobody_signs_in(world: World) -> None:
    assert not open_one(world, password=None).has_usable_password()


@pytest.mark.parametrize("name", ["tiepnhan", "TiepNhan"])
def test_a_taken_user_name_is_refused(world: World, name: str) -> None:
    with refused("username_taken"):
        open_one(world, username=name)


def test_a_user_name_with_diacritics_is_refused(world: World) -> None:
    with refused("bad_username"):
        open_one(world, username="mới")


@pytest.mark.parametrize("password", ["ngan", "password1234", "1234567890"])
def test_a_weak_password_is_refused(world: World, password: str) -> None:
    with refused("weak_password"):
        open_one(world, password=password)
    assert account_named("moi") is None


def test_an_officer_is_taken_on_with_a_post(world: World) -> None:
    account = take_on(world, world.head)
    post = Post.objects.get(account=account)
    assert (post.unit_id, post.role) == (world.ward.pk, "receptionist")


def test_a_refused_post_leaves_no_account(world: World) -> None:
    elsewhere = {"unit": world.neighbour_ward.pk, "unit_path": world.neighbour_ward.path}
    with refused("not_found"):
        take_on(world, world.head, **elsewhere)
    assert account_named("moi") is None


@pytest.mark.parametrize("name", ["receptionist", "guide", "specialist", "leader", "clerk", "inspector"])
def test_others_take_on_nobody(world: World, name: str) -> None:
    with refused("not_permitted"):
        take_on(world, getattr(world, name))


def test_a_weak_password_is_refused_in_vietnamese_too(world: World) -> None:
    with override("vi"), pytest.raises(Refused) as why:
        open_one(world, password="ngan")
    assert "Mật khẩu này quá ngắn. Hãy dùng ít nhất 10 ký tự" in str(why.value)


def test_a_new_password_is_given(world: World) -> None:
    account = world.account(world.clerk)
    actions.set_password(account=account, password=GOOD, by=world.head, at=world.at)
    assert account.check_password(GOOD)
    assert password_was_given(account)


def test_a_password_of_ones_own_is_no_longer_a_given_one(world: World) -> None:
    account = open_one(world)
    assert password_was_given(account)
    actions.choose_password(account=account, password="của riêng tôi", by=System(), at=world.at)
    assert not password_was_given(account)


def test_a_closed_account_can_be_opened_again(world: World) -> None:
    account = world.account(world.clerk)
    actions.close_account(account=account, by=world.head, at=world.at)
    assert account_named("vanthu") is None
    actions.reopen_account(account=account, by=world.head, at=world.at)
    assert account_named("vanthu") == account


def keep(world: World, by: Hat, of: Hat) -> str:
    """The code of the refusal when one officer gives another a password."""
    with pytest.raises(Refused) as caught:
        actions.set_password(account=world.account(of), password=GOOD, by=by, at=world.at)
    return caught.value.refusal.code


def test_the_neighbours_account_is_not_found(world: World) -> None:
    assert keep(world, world.head, world.neighbour) == "not_found"


def test_the_account_of_those_above_is_not_found(world: World) -> None:
    assert keep(world, world.head, world.inspector) == "not_found"


def test_others_keep_no_accounts(world: World) -> None:
    assert keep(world, world.receptionist, world.clerk) == "not_permitted"


def test_ones_own_account_is_left_to_a_colleague(world: World) -> None:
    assert keep(world, world.head, world.head) == "own_account"


def test_an_officer_with_a_post_elsewhere_belongs_to_those_above(world: World) -> None:
    post_elsewhere(world, world.clerk)
    assert keep(world, world.head, world.clerk) == "posts_elsewhere"


def test_a_post_elsewhere_that_is_over_does_not_matter(world: World) -> None:
    post_elsewhere(world, world.clerk, world.at.date() - timedelta(days=1))
    actions.close_account(account=world.account(world.clerk), by=world.head, at=world.at)


def test_officers_are_found_in_their_own_units_alone(world: World) -> None:
    assert officer_within(world.ward.path, world.clerk.account)
    assert officer_within(world.province.path, world.neighbour.account)
    assert officer_within(world.ward.path, world.neighbour.account) is None


def test_a_language_is_chosen(world: World) -> None:
    account = world.account(world.clerk)
    actions.choose_language(account=account, language="en", by=world.clerk, at=world.at)
    assert world.account(world.clerk).language == "en"


def test_a_language_that_is_not_here_is_refused(world: World) -> None:
    account = world.account(world.clerk)
    with refused("unknown_language"):
        actions.choose_language(account=account, language="fr", by=world.clerk, at=world.at)


def test_the_first_account_is_opened_from_the_command_line(world: World, capsys: Any) -> None:
    from motcua.units.actions import give_code
    from motcua.units.rules import CodeSystem

    official = {"system": CodeSystem.OFFICIAL, "code": "02215", "valid_from": FIRST_DAY}
    give_code(unit=world.ward, **official, by=System(), at=world.at)
    call_command("staff_open", "dau.tien", "Người Đầu Tiên", "02215")
    name, password = capsys.readouterr().out.split()
    account = account_named(name)
    assert account
    assert account.check_password(password)
    assert Post.objects.get(account=account).role == "administrator"


def test_the_command_says_why_it_did_nothing(world: World) -> None:
    with pytest.raises(CommandError, match="99999"):
        call_command("staff_open", "dau.tien", "Người Đầu Tiên", "99999")
