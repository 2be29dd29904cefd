"""Worklists, search and register: what is in them, in which order, in how many queries."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from tests.world import World, wear

from motcua.applicants.rules import Filing
from motcua.dossiers import actions, queries
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import RegisterFilter
from motcua.dossiers.rules import Holder, Status
from motcua.procedures.rules import Channel, ReturnChannel
from motcua.staff.rules import Hat, RoleCode

Budget = Callable[[int], AbstractContextManager[None]]


def listed(world: World, code: str, hat: Hat | None = None, **later: float) -> list[Dossier]:
    worklist = queries.worklist(code)
    assert worklist
    return queries.rows(worklist, hat or world.receptionist, world.later(**later)).dossiers


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (Status.FILED, "filed"),
        (Status.ACCEPTED, "accepted"),
        (Status.REFUSED, "refused"),
        (Status.IN_PROCESS, "in_process"),
        (Status.SUPPLEMENT_ASKED, "supplement_asked"),
        (Status.OBLIGATION_ASKED, "obligation"),
        (Status.WITHDRAWN, "withdrawn"),
        (Status.STOPPED, "stopped"),
        (Status.FINISHED, "to_hand_over"),
        (Status.RETURNED, "returned"),
    ],
)
def test_every_status_has_its_list(world: World, status: Status, code: str) -> None:
    dossier = world.dossier_at(status)
    assert listed(world, code, hours=2) == [dossier]


def test_overdue_and_due_soon_follow_the_clock(world: World) -> None:
    dossier = world.received()
    assert dossier.due_at
    days = (dossier.due_at - world.at).total_seconds() / 86400
    assert listed(world, "due_soon") == listed(world, "overdue") == []
    assert listed(world, "due_soon", days=days - 0.5) == [dossier]
    assert listed(world, "overdue", days=days + 0.01) == [dossier]


def test_nothing_is_overdue_while_the_applicant_is_asked(world: World) -> None:
    world.dossier_at(Status.SUPPLEMENT_ASKED)
    assert listed(world, "overdue", days=300) == []


def test_mine_is_what_is_assigned_to_me(world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    assert listed(world, "mine", world.specialist) == [dossier]
    assert listed(world, "mine", world.second_specialist) == []


def test_the_pool_shows_only_my_role_and_fields(world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    Dossier.objects.filter(pk=dossier.pk).update(officer=None)
    land = wear(world.ward, "datdai", "Giàng Thị Dí", RoleCode.SPECIALIST, fields=["G13-TN02"])
    assert listed(world, "pool", world.specialist) == [dossier]
    assert listed(world, "pool", land) == []
    assert listed(world, "pool", world.leader) == []


def test_results_wait_in_the_list_of_their_way_of_return(world: World) -> None:
    dossier = world.at_return_desk()
    assert listed(world, "return_counter", hours=2) == [dossier]
    Dossier.objects.filter(pk=dossier.pk).update(return_by=ReturnChannel.POST)
    assert listed(world, "return_post", hours=2) == [dossier]
    assert listed(world, "return_counter", hours=2) == []


def test_the_counts_agree_with_the_lists(world: World) -> None:
    for status in Status:
        world.dossier_at(status)
    for hat in (world.receptionist, world.specialist, world.clerk):
        counted = queries.count(hat, world.later(hours=2))
        for code, number in counted.items():
            assert number == len(listed(world, code, hat, hours=2)), code


def test_pages_follow_each_other_without_gap_or_repeat(world: World) -> None:
    made = {world.received().pk for _one in range(7)}
    worklist = queries.worklist("accepted")
    assert worklist
    seen, cursor = [], ""
    for _page in range(3):
        page = queries.rows(worklist, world.receptionist, world.at, after=cursor, limit=3)
        seen += [dossier.pk for dossier in page.dossiers]
        cursor = page.next
    assert (len(seen), set(seen), cursor) == (7, made, "")


@pytest.mark.parametrize("cursor", ["x", "2026-13-01~1", "2026-11-23T09:00:00~nope", "~"])
def test_a_broken_cursor_begins_anew(world: World, cursor: str) -> None:
    dossier = world.received()
    worklist = queries.worklist("accepted")
    assert worklist
    assert queries.rows(worklist, world.receptionist, world.at, after=cursor).dossiers == [dossier]


@pytest.mark.parametrize(
    "typed",
    ["H60.101-261123-0001", "h60.101-2611", "tran thi thu", "Thị Thử", "thu", "0912345678", "00819000"],
)
def test_one_box_finds_by_code_name_phone_and_number(world: World, typed: str) -> None:
    dossier = world.received()
    assert queries.search(world.receptionist, typed) == [dossier]


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "nguyen", "hi thu", "\x00"])
def test_what_is_not_there_is_not_found(world: World, typed: str) -> None:
    world.received()
    assert queries.search(world.receptionist, typed) == []


def test_an_authorised_persons_name_finds_it_too(world: World) -> None:
    brother = world.person(name="Trần Văn Anh", id_number="008090000124")
    dossier = world.received(filing=Filing.AUTHORISED, representative=brother, relation="anh")
    assert queries.search(world.receptionist, "van anh") == [dossier]


def test_the_register_is_in_the_order_of_acceptance_and_filtered(world: World) -> None:
    birth, land = world.received(), world.received(world.land, channel=Channel.POST)
    every = queries.register_rows(world.head, RegisterFilter()).dossiers
    assert every == [birth, land]
    today = world.at.date()
    filters = {
        RegisterFilter(first_day=today, last_day=today): 2,
        RegisterFilter(last_day=today - timedelta(days=1)): 0,
        RegisterFilter(field_code="G13-TN02"): 1,
        RegisterFilter(procedure_code="1.001193"): 1,
        RegisterFilter(channel="post"): 1,
        RegisterFilter(status=Status.REFUSED): 0,
        RegisterFilter(officer=world.receptionist.account): 2,
    }
    for wanted, number in filters.items():
        assert len(queries.register_rows(world.head, wanted).dossiers) == number


def test_what_is_only_filed_is_not_in_the_register(world: World) -> None:
    world.filed()
    assert queries.register_rows(world.head, RegisterFilter()).dossiers == []


def test_who_has_how_much_and_where_it_lies(world: World) -> None:
    world.dossier_at(Status.IN_PROCESS)
    late = world.dossier_at(Status.IN_PROCESS)
    [load] = queries.load_of(world.head, world.later(days=30))
    assert (load.name, load.open, load.overdue) == ("Nguyễn Thị Hồng Vân", 2, 2)
    [place] = queries.places_of(world.head, world.later(days=30))
    assert (place.holder, place.open, place.overdue) == (Holder.SPECIALIST, 2, 2)
    assert late in queries.latest(world.head, world.later(days=30))


def test_lists_cost_the_same_for_one_and_for_many(world: World, queries_at_most: Budget) -> None:
    for _one in range(8):
        world.received()
    worklist = queries.worklist("accepted")
    assert worklist
    with queries_at_most(1):
        for dossier in queries.rows(worklist, world.receptionist, world.at).dossiers:
            assert dossier.owner.name
            assert dossier.procedure_version.name
            assert dossier.officer
    with queries_at_most(2):
        queries.count(world.receptionist, world.at)
    with queries_at_most(2):
        queries.search(world.receptionist, "tran")


def test_the_page_of_one_dossier_is_bounded(world: World, queries_at_most: Budget) -> None:
    dossier = world.dossier_at(Status.RETURNED)
    actions_known = len(queries.page_of(dossier, world.receptionist, world.at).acts)
    assert actions_known == 0
    with queries_at_most(25):
        queries.page_of(world.fresh(dossier), world.receptionist, world.at)


def test_the_page_tells_the_five_clear(world: World) -> None:
    page = queries.page_of(world.dossier_at(Status.IN_PROCESS), world.head, world.later(days=30))
    row = page.five_clear[1]
    assert row.person == "Nguyễn Thị Hồng Vân"
    assert row.process == "2/4"
    assert "Phường Minh Xuân" in row.responsibility
    assert row.task
    assert row.effect
    assert row.late
    assert row.current
    assert Holder.RECEPTION in page.shares


def test_filing_at_the_counter_by_the_guide_is_not_acceptance(world: World) -> None:
    dossier = actions.file(intake=world.intake(), by=world.guide, at=world.at)
    assert (dossier.current, dossier.code) == (Status.FILED, None)
    assert dossier.accept_by
