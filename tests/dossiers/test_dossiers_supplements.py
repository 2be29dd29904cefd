"""Papers are asked for through the desk; the clock stands still meanwhile."""

from typing import Any

import pytest
from tests.world import World

from motcua.dossiers import actions
from motcua.dossiers.models import Dossier, DossierPaper, SupplementRequest
from motcua.dossiers.rules import Holder, PaperBrought, Status, Supplement, Timing
from motcua.kernel.refusal import Refused

WANTED: dict[str, Any] = {"papers": ["Giấy chứng sinh"], "reason": "Giấy chứng sinh bị mờ"}
NOTE = PaperBrought("birth-note", "Giấy chứng sinh", originals=1)


def code_of(act: Any, **given: Any) -> str:
    with pytest.raises(Refused) as refused:
        act(**given)
    return refused.value.refusal.code


def asked_in_process(world: World) -> Dossier:
    dossier = world.dossier_at(Status.IN_PROCESS)
    actions.propose_supplement(dossier=dossier, by=world.specialist, at=world.later(hours=1), **WANTED)
    actions.ask_supplement(dossier=dossier, by=world.receptionist, at=world.later(hours=2))
    return world.fresh(dossier)


def test_the_specialists_request_goes_to_the_desk_first(world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    actions.propose_supplement(dossier=dossier, by=world.specialist, at=world.later(hours=1), **WANTED)
    assert (dossier.current, dossier.holder, dossier.officer_id) == (
        Status.IN_PROCESS,
        Holder.RECEPTION,
        None,
    )
    given: dict[str, Any] = {"dossier": dossier, "at": world.later(hours=2)}
    assert code_of(actions.forward, by=world.specialist, **given) == "waits_for_desk"


def test_the_desk_may_give_it_back_unasked(world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    actions.propose_supplement(dossier=dossier, by=world.specialist, at=world.later(hours=1), **WANTED)
    actions.resume(dossier=world.fresh(dossier), by=world.receptionist, at=world.later(hours=2))
    dossier = world.fresh(dossier)
    assert (dossier.holder, dossier.officer_id) == (Holder.SPECIALIST, world.specialist.account)
    assert not SupplementRequest.objects.filter(closed_at=None).exists()


def test_the_desk_alone_cannot_ask_in_process(world: World) -> None:
    given: dict[str, Any] = {"dossier": world.dossier_at(Status.IN_PROCESS), "at": world.later(hours=1)}
    assert code_of(actions.ask_supplement, by=world.receptionist, **given, **WANTED) == "specialist_first"


def test_asking_stops_the_clock_and_gives_days_to_answer(world: World) -> None:
    dossier = asked_in_process(world)
    assert dossier.timing(world.later(days=100)) is Timing.PAUSED
    request = SupplementRequest.objects.get(dossier=dossier)
    assert request.papers == WANTED["papers"]
    assert request.answer_by is not None
    assert request.answer_by > world.later(days=5)


def test_after_the_supplement_the_same_officer_goes_on(world: World) -> None:
    dossier = asked_in_process(world)
    actions.record_supplement(dossier=dossier, papers=[NOTE], by=world.receptionist, at=world.later(days=1))
    actions.resume(dossier=dossier, by=world.receptionist, at=world.later(days=1, hours=1))
    assert (dossier.current, dossier.supplement) == (Status.IN_PROCESS, Supplement.NONE)
    assert (dossier.officer_id, dossier.step) == (world.specialist.account, 2)


def test_the_pause_is_added_to_the_date(world: World) -> None:
    dossier = world.dossier_at(Status.SUPPLEMENT_ASKED)
    before = dossier.due_at
    actions.record_supplement(dossier=dossier, papers=[NOTE], by=world.receptionist, at=world.later(days=2))
    actions.resume(dossier=dossier, by=world.receptionist, at=world.later(days=2))
    assert dossier.original_due_at == before
    assert dossier.due_at is not None
    assert before is not None
    assert dossier.due_at > before
    assert "supplement" in dossier.due_explained[0]["text"]


def test_restart_counts_afresh(world: World) -> None:
    dossier = world.dossier_at(Status.SUPPLEMENT_ASKED, world.land)
    application = PaperBrought("application", "Đơn đăng ký", originals=1)
    at = world.later(days=2)
    actions.record_supplement(dossier=dossier, papers=[application], by=world.receptionist, at=at)
    actions.resume(dossier=dossier, by=world.receptionist, at=at)
    fresh = actions.receive(intake=world.intake(world.land), by=world.receptionist, at=at)
    assert dossier.due_at == fresh.due_at


def test_work_does_not_go_on_before_papers_have_come(world: World) -> None:
    dossier = world.dossier_at(Status.SUPPLEMENT_ASKED)
    given: dict[str, Any] = {"dossier": dossier, "by": world.receptionist, "at": world.later(hours=1)}
    assert code_of(actions.resume, **given) == "not_supplied"
    assert code_of(actions.record_supplement, papers=[], **given) == "no_papers"


def test_the_checklist_shows_what_was_brought(world: World) -> None:
    dossier = world.dossier_at(Status.SUPPLEMENT_ASKED)
    extra = PaperBrought("", "Giấy xác nhận", copies=2)
    given: dict[str, Any] = {"dossier": dossier, "by": world.receptionist, "at": world.later(hours=1)}
    actions.record_supplement(papers=[NOTE, extra], **given)
    papers = DossierPaper.objects.filter(dossier=dossier).order_by("position")
    assert [(one.name, one.originals, one.copies) for one in papers] == [
        ("Giấy chứng sinh", 1, 0),
        ("Giấy xác nhận", 0, 2),
    ]


def test_papers_and_a_reason_must_be_named(world: World) -> None:
    given: dict[str, Any] = {
        "dossier": world.received(),
        "by": world.receptionist,
        "at": world.later(hours=1),
    }
    assert code_of(actions.ask_supplement, papers=[" "], reason="Giấy bị mờ", **given) == "no_papers"
    assert code_of(actions.ask_supplement, papers=["Giấy"], reason="", **given) == "no_reason"


def test_it_is_closed_only_after_the_days_allowed(world: World) -> None:
    dossier = world.dossier_at(Status.SUPPLEMENT_ASKED)
    given: dict[str, Any] = {"dossier": dossier, "by": world.receptionist, "reason": "Quá hạn bổ sung"}
    assert code_of(actions.close_unsupplemented, at=world.later(days=3), **given) == "still_time"
    actions.close_unsupplemented(at=world.later(days=30), **given)
    assert dossier.current is Status.REFUSED


def test_asked_before_acceptance_it_waits_for_acceptance_again(world: World) -> None:
    dossier = world.filed()
    given: dict[str, Any] = {"dossier": dossier, "by": world.receptionist}
    actions.ask_supplement(at=world.later(hours=1), **WANTED, **given)
    actions.record_supplement(papers=[NOTE], at=world.later(hours=2), **given)
    actions.resume(at=world.later(hours=3), **given)
    assert (dossier.current, dossier.code) == (Status.FILED, None)


def test_a_second_round_is_counted(world: World) -> None:
    dossier = world.dossier_at(Status.SUPPLEMENT_ASKED)
    given: dict[str, Any] = {"dossier": dossier, "by": world.receptionist}
    actions.record_supplement(papers=[NOTE], at=world.later(hours=1), **given)
    actions.resume(at=world.later(hours=2), **given)
    actions.ask_supplement(at=world.later(hours=3), **WANTED, **given)
    assert [one.number for one in SupplementRequest.objects.order_by("number")] == [1, 2]


def test_the_steps_that_are_left_move_with_the_date(world: World) -> None:
    dossier = asked_in_process(world)
    before = {step.position: step.due_at for step in dossier.steps.all()}
    actions.record_supplement(dossier=dossier, papers=[NOTE], by=world.receptionist, at=world.later(days=2))
    actions.resume(dossier=dossier, by=world.receptionist, at=world.later(days=2))
    after = {step.position: step.due_at for step in dossier.steps.all()}
    assert after[1] == before[1]
    assert all(after[position] > before[position] for position in (2, 3, 4))
    assert after[4] == dossier.due_at
    assert dossier.step_due_at == after[2]
