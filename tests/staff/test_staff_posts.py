"""Posts given and ended, stand-ins appointed; and what a stand-in does is recorded under both names."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.staff.refusing import refused
from tests.world import World, wear

from motcua.dossiers.actions import send_back
from motcua.journal.queries import last_fact
from motcua.kernel.actor import System
from motcua.kernel.refusal import Refused
from motcua.staff import actions
from motcua.staff.models import Post, StandIn
from motcua.staff.queries import hat, staff_page, stand_ins_within
from motcua.staff.rules import Hat, RoleCode

DAY = date(2026, 11, 23)
LATER = DAY + timedelta(days=7)


def give(world: World, to: Hat, by: Any = None, **changes: Any) -> Post:
    usual: dict[str, Any] = {
        "account": world.account(to),
        "unit": world.ward.pk,
        "unit_path": world.ward.path,
        "role": RoleCode.GUIDE,
        "valid_from": DAY,
    }
    return actions.give_post(**usual | changes, by=by or world.head, at=world.at)


def appoint(world: World, of: Hat, to: Hat, by: Hat | None = None, **changes: Any) -> StandIn:
    usual: dict[str, Any] = {"first_day": DAY, "last_day": LATER, "reason": "Nghỉ phép"}
    post = Post.objects.select_related("unit").get(pk=of.post)
    account = world.account(to)
    return actions.appoint_stand_in(
        post=post, account=account, **usual | changes, by=by or world.head, at=world.at
    )


def end(world: World, of: Hat, by: Hat, last_day: date = DAY) -> None:
    post = Post.objects.select_related("unit").get(pk=of.post)
    actions.end_post(post=post, last_day=last_day, by=by, at=world.at)


def test_a_post_is_given_with_one_fact(world: World) -> None:
    post = give(world, world.clerk, title=" Phó  văn phòng ", fields=["G15-TP07"])
    assert (post.role_name, post.fields) == ("Phó văn phòng", ["G15-TP07"])
    fact = last_fact(post.pk)
    assert fact
    assert (fact.kind, fact.by_account) == ("post.given", world.head.account)


def test_an_administrator_above_gives_posts_below(world: World) -> None:
    above = wear(world.province, "tinh", "Mã Đức Tỉnh", RoleCode.ADMINISTRATOR)
    assert give(world, world.neighbour, by=above)


def test_the_neighbour_gives_no_post_here(world: World) -> None:
    stranger = wear(world.neighbour_ward, "giamdoc2", "Lò Văn Lạ", RoleCode.HEAD_OF_CENTRE)
    with refused("not_found"):
        give(world, world.clerk, by=stranger)


def test_nobody_gives_a_post_to_oneself(world: World) -> None:
    with refused("own_post_given"):
        give(world, world.administrator, by=world.administrator, role=RoleCode.LEADER)


def test_a_closed_account_gets_no_post(world: World) -> None:
    actions.close_account(account=world.account(world.clerk), by=world.head, at=world.at)
    for by in (world.head, System()):
        with refused("closed_account"):
            give(world, world.clerk, by=by)


def test_the_same_post_is_not_given_twice(world: World) -> None:
    give(world, world.clerk)
    with refused("post_twice"):
        give(world, world.clerk, valid_from=LATER)


def test_the_same_post_may_follow_when_the_first_has_ended(world: World) -> None:
    give(world, world.clerk, valid_to=DAY)
    assert give(world, world.clerk, valid_from=LATER)


def test_a_post_does_not_end_before_it_begins(world: World) -> None:
    with refused("not_valid"):
        give(world, world.clerk, valid_to=DAY - timedelta(days=1))
    with refused("not_valid"):
        end(world, world.clerk, world.head, date(2020, 1, 1))


def test_the_worn_post_is_ended_by_a_colleague(world: World) -> None:
    with refused("worn_post"):
        end(world, world.head, world.head)
    end(world, world.head, world.administrator)


def test_others_end_no_posts(world: World) -> None:
    with refused("not_permitted"):
        end(world, world.clerk, world.leader)


def test_a_stand_in_is_appointed_with_one_fact(world: World) -> None:
    stand_in = appoint(world, world.leader, world.specialist)
    fact = last_fact(stand_in.post_id)
    assert fact
    assert fact.kind == "post.stand_in_appointed"
    assert fact.data["account"] == str(world.specialist.account)
    assert stand_ins_within(world.ward.path, DAY) == [stand_in]


def refusal(world: World, of: Hat, to: Hat, **changes: Any) -> str:
    with pytest.raises(Refused) as caught:
        appoint(world, of, to, **changes)
    return caught.value.refusal.code


def test_nobody_stands_in_for_oneself(world: World) -> None:
    assert refusal(world, world.leader, world.leader) == "own_post"


def test_who_has_left_stands_in_for_nobody(world: World) -> None:
    actions.close_account(account=world.account(world.clerk), by=world.head, at=world.at)
    assert refusal(world, world.leader, world.clerk) == "account_closed"


def test_the_neighbour_stands_in_for_nobody_here(world: World) -> None:
    assert refusal(world, world.leader, world.neighbour) == "not_a_colleague"


def test_nobody_stands_in_at_the_neighbours(world: World) -> None:
    assert refusal(world, world.neighbour, world.specialist) == "not_found"


def test_others_appoint_nobody(world: World) -> None:
    assert refusal(world, world.leader, world.specialist, by=world.leader) == "not_permitted"


def test_two_do_not_stand_in_for_one_post_at_once(world: World) -> None:
    stand_in = appoint(world, world.leader, world.specialist)
    assert refusal(world, world.leader, world.clerk, first_day=LATER, last_day=LATER) == "stand_in_twice"
    actions.end_stand_in(stand_in=stand_in, by=world.head, at=world.at)
    assert appoint(world, world.leader, world.clerk)


def test_an_absence_does_not_end_before_it_begins(world: World) -> None:
    assert refusal(world, world.leader, world.specialist, last_day=date(2026, 1, 1)) == "not_valid"


def test_an_absence_needs_its_reason(world: World) -> None:
    assert refusal(world, world.leader, world.specialist, reason=" ") == "not_valid"


def test_what_a_stand_in_does_is_recorded_under_both_names(world: World) -> None:
    appoint(world, world.leader, world.clerk)
    instead = hat(world.account(world.clerk), world.leader.post, DAY)
    assert instead
    dossier = world.to_leader()
    send_back(dossier=dossier, reason="Thiếu chữ ký", by=instead, at=world.later(hours=2))
    fact = last_fact(dossier.pk)
    assert fact
    assert fact.by_account == world.clerk.account
    assert fact.by_instead_of == world.leader.post


def names(world: World, **asked: Any) -> list[str]:
    return [post.account.username for post in staff_page(world.ward.path, DAY, **asked).posts]


def test_the_list_is_in_the_order_of_names_without_the_neighbour(world: World) -> None:
    assert names(world)[:3] == ["buuchinh", "tiepnhan", "thanhnien"]
    assert "hangxom" not in names(world)


def test_the_list_is_searched_without_diacritics(world: World) -> None:
    assert names(world, text="hong van") == ["chuyenvien"]
    assert names(world, text="Nguyễn Thị Hồng") == ["chuyenvien"]
    assert names(world, text="vanthu") == ["vanthu"]
    assert names(world, role="specialist") == ["chuyenvien", "chuyenvien2"]


def test_who_left_stands_in_the_other_list(world: World) -> None:
    end(world, world.clerk, world.head, DAY - timedelta(days=1))
    actions.close_account(account=world.account(world.guide), by=world.head, at=world.at)
    assert names(world, ended=True) == ["vanthu", "huongdan"]
    assert not {"vanthu", "huongdan"} & set(names(world))


def test_a_long_list_comes_in_pages(world: World) -> None:
    for number in range(50):
        wear(world.ward, f"can-bo-{number}", f"Cán Bộ {number:02}", RoleCode.GUIDE)
    first, second = (staff_page(world.ward.path, DAY, number=number) for number in (1, 2))
    assert (len(first.posts), first.has_more, first.every) == (50, True, 60)
    assert (len(second.posts), second.has_more) == (10, False)
