"""Which hats an account may wear on a day, and which it wears."""

from datetime import date, timedelta

import pytest
from tests.world import FIRST_DAY, World, wear

from motcua.kernel.actor import System
from motcua.kernel.refusal import Refused
from motcua.staff.actions import appoint_stand_in, end_post, end_stand_in, give_post
from motcua.staff.models import Post, StandIn
from motcua.staff.queries import account_at_work, hat, hat_of_post, hats_of, names_of, posts_within
from motcua.staff.rules import Hat, RoleCode
from motcua.units.actions import add_unit
from motcua.units.rules import Tier, UnitKind

DAY = date(2026, 11, 23)
NEXT = timedelta(days=1)


def post_of(hat: Hat) -> Post:
    return Post.objects.select_related("unit").get(pk=hat.post)


def another_post(world: World, hat: Hat, role: RoleCode, first: date = DAY, last: date | None = None) -> Post:
    return give_post(
        account=world.account(hat),
        unit=world.ward.pk,
        unit_path=world.ward.path,
        role=role,
        valid_from=first,
        valid_to=last,
        by=System(),
        at=world.at,
    )


def absent(world: World, first: date = DAY, last: date = DAY) -> StandIn:
    """The leader is away; the specialist stands in."""
    return appoint_stand_in(
        post=post_of(world.leader),
        account=world.account(world.specialist),
        first_day=first,
        last_day=last,
        reason="Nghỉ phép",
        by=world.head,
        at=world.at,
    )


def roles_on(world: World, hat: Hat, day: date) -> list[str]:
    return [one.role.code.value for one in hats_of(world.account(hat), day)]


def test_an_officer_wears_the_hat_of_the_post(world: World) -> None:
    (worn,) = hats_of(world.account(world.clerk), DAY)
    assert (worn.name, worn.role.code, worn.unit_name) == ("Lý Mùi Pham", RoleCode.CLERK, "Phường Minh Xuân")
    assert worn.instead_of is None


def test_a_post_begins_on_its_first_day(world: World) -> None:
    assert roles_on(world, world.clerk, FIRST_DAY) == ["clerk"]
    assert roles_on(world, world.clerk, FIRST_DAY - NEXT) == []


def test_an_ended_post_is_worn_on_its_last_day_and_not_after(world: World) -> None:
    end_post(post=post_of(world.clerk), last_day=DAY, by=world.head, at=world.at)
    assert roles_on(world, world.clerk, DAY) == ["clerk"]
    assert roles_on(world, world.clerk, DAY + NEXT) == []


def test_several_posts_are_several_hats_the_oldest_first(world: World) -> None:
    another_post(world, world.clerk, RoleCode.GUIDE)
    assert roles_on(world, world.clerk, DAY) == ["clerk", "guide"]


def test_the_chosen_hat_is_worn_and_an_unknown_choice_passed_over(world: World) -> None:
    second = another_post(world, world.clerk, RoleCode.GUIDE)
    account = world.account(world.clerk)
    assert getattr(hat(account, str(second.pk), DAY), "post", None) == second.pk
    assert getattr(hat(account, None, DAY), "post", None) == world.clerk.post
    assert getattr(hat(account, world.leader.post, DAY), "post", None) == world.clerk.post


def test_without_a_post_there_is_no_hat(world: World) -> None:
    assert hat(world.account(world.clerk), None, FIRST_DAY - NEXT) is None


def test_a_stand_in_wears_the_hat_of_the_absent_one(world: World) -> None:
    absent(world)
    own, instead = hats_of(world.account(world.specialist), DAY)
    assert own.post == world.specialist.post
    assert (instead.post, instead.instead_of) == (world.leader.post, world.leader.post)
    assert (instead.account, instead.works_for) == (world.specialist.account, world.leader.account)
    assert instead.instead_of_name == "Trần Đức Thắng"


def test_a_stand_in_begins_and_ends_with_the_absence(world: World) -> None:
    absent(world, DAY, DAY + NEXT)
    counted = [len(roles_on(world, world.specialist, DAY + NEXT * number)) for number in (-1, 0, 1, 2)]
    assert counted == [1, 2, 2, 1]


def test_the_holder_is_back_before_the_time(world: World) -> None:
    stand_in = absent(world, DAY, DAY + NEXT)
    end_stand_in(stand_in=stand_in, by=world.head, at=world.at)
    assert roles_on(world, world.specialist, DAY) == ["specialist"]


def test_nobody_stands_in_for_a_post_that_has_ended(world: World) -> None:
    absent(world, DAY, DAY + NEXT * 9)
    end_post(post=post_of(world.leader), last_day=DAY, by=world.head, at=world.at)
    assert roles_on(world, world.specialist, DAY + NEXT) == ["specialist"]


def test_the_holder_keeps_the_hat_during_the_absence(world: World) -> None:
    absent(world)
    assert roles_on(world, world.leader, DAY) == ["leader"]


def test_a_post_in_a_division_sees_all_of_its_commune(world: World) -> None:
    division = add_unit(
        parent=world.ward,
        tier=Tier.DIVISION,
        kind=UnitKind.DIVISION,
        name="Phòng Văn hóa – Xã hội",
        valid_from=FIRST_DAY,
        by=System(),
        at=world.at,
    )
    worn = wear(division, "vanhoa", "Hà Thị Ngọc Ánh", RoleCode.SPECIALIST)
    assert (worn.unit, worn.authority) == (division.pk, world.ward.pk)
    assert worn.scope == world.ward.path


def test_the_hat_of_a_post_that_is_not_there_is_refused(world: World) -> None:
    with pytest.raises(Refused) as refused:
        hat_of_post(world.clerk.post, FIRST_DAY - NEXT)
    assert refused.value.refusal.code == "no_such_post"


def test_posts_are_found_by_role_and_field_and_scope(world: World) -> None:
    wear(world.ward, "datdai", "Đỗ Ứng Ước", RoleCode.SPECIALIST, fields=["G13-TN02"])
    found = posts_within(world.ward.path, DAY, role="specialist", field="G13-TN02")
    names = [post.account.name for post in found]
    assert names == ["Đỗ Ứng Ước", "Nguyễn Thị Hồng Vân", "Nông Quốc Bảo"]
    others = posts_within(world.ward.path, DAY, role="specialist", field="G15-TP07")
    assert [post.account.name for post in others] == names[1:]
    assert not posts_within(world.neighbour_ward.path, DAY, role="specialist")


def test_names_are_looked_up_at_once(world: World, queries_at_most) -> None:  # type: ignore[no-untyped-def]
    with queries_at_most(1):
        names = names_of([world.leader.account, None, world.administrator.account])
    assert set(names.values()) == {"Trần Đức Thắng", "Vàng A Sử"}


def test_wearing_a_hat_takes_few_queries(world: World, queries_at_most) -> None:  # type: ignore[no-untyped-def]
    account = world.account(world.clerk)
    with queries_at_most(1):
        hat(account, None, DAY)
    with queries_at_most(1):
        known = account_at_work(account.pk)
        assert known is not None
        worn = hat(known, None, DAY)
    assert worn == hats_of(account, DAY)[0]


def test_of_the_posts_read_with_the_account_those_of_the_day_count(world: World) -> None:
    later = another_post(world, world.clerk, RoleCode.LEADER, DAY + NEXT, DAY + NEXT)
    account = account_at_work(world.clerk.account)
    assert account is not None
    days = [DAY, DAY + NEXT, DAY + 2 * NEXT]
    found = [hat(account, later.pk, day) for day in days]
    assert [worn and worn.role.code.value for worn in found] == ["clerk", "leader", "clerk"]


def test_a_part_of_the_ward_acts_for_the_ward_in_one_query(world: World, queries_at_most) -> None:  # type: ignore[no-untyped-def]
    part = add_unit(
        parent=world.ward,
        tier=Tier.DIVISION,
        kind=UnitKind.DIVISION,
        name="Phòng Kinh tế",
        valid_from=FIRST_DAY,
        by=System(),
        at=world.at,
    )
    deep = wear(part, "kinhte", "Lò Thị Mai", RoleCode.SPECIALIST)
    with queries_at_most(1):
        account = account_at_work(deep.account)
        worn = hat(account, None, DAY) if account else None
    assert worn == deep
    assert worn.authority == world.ward.pk
