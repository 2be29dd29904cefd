"""Each act: it works, it leaves one fact, and each of its refusals."""

from datetime import timedelta
from typing import Any

import pytest
from tests.world import World, wear

from motcua.applicants.rules import IdKind, PersonWritten
from motcua.dossiers import actions
from motcua.dossiers.actions import ResultWritten
from motcua.dossiers.models import Dossier, Holding, Result, Step
from motcua.dossiers.rules import Act, Delivery, Holder, PaperBrought, Status, Supplement
from motcua.fees.queries import payments_of
from motcua.fees.rules import PaymentMethod
from motcua.journal.queries import facts_about
from motcua.kernel.refusal import Refused
from motcua.procedures.rules import ReturnChannel
from motcua.staff.rules import Hat, RoleCode

REASON = {"reason": "Có lý do rõ ràng"}


def refusal_of(act: Any, **given: Any) -> str:
    """The code with which an act is refused; fails when it is not refused or when anything was written."""
    dossier: Dossier = given["dossier"]
    before = len(facts_about("dossier", dossier.pk))
    with pytest.raises(Refused) as refused:
        act(**given)
    assert str(refused.value)
    assert len(facts_about("dossier", dossier.pk)) == before
    return refused.value.refusal.code


def last_kind(dossier: Dossier) -> str:
    return facts_about("dossier", dossier.pk)[-1].kind


@pytest.mark.parametrize("status", list(Status))
def test_every_status_is_reached_by_real_actions(world: World, status: Status) -> None:
    dossier = world.dossier_at(status)
    assert dossier.current is status
    open_stretches = Holding.objects.filter(dossier=dossier, closed_at=None).count()
    assert open_stretches == (0 if dossier.holder == Holder.NOBODY else 1)


def test_accepting_gives_code_date_and_steps(world: World) -> None:
    dossier = actions.accept(dossier=world.filed(), by=world.receptionist, at=world.later(hours=1))
    assert dossier.code == "H60.101-261123-0001"
    assert dossier.due_at == dossier.original_due_at is not None
    assert Step.objects.filter(dossier=dossier).count() == 4
    assert last_kind(dossier) == "dossier.accepted"


def test_what_must_be_paid_before_is_paid_before_acceptance(world: World) -> None:
    from motcua.dossiers.rules import FeeAsked

    fee = FeeAsked("fee", "Phí chứng thực", 2000, "before")
    dossier = world.filed(world.copies, fees=(fee,))
    given = {"dossier": dossier, "by": world.receptionist, "at": world.later(hours=1)}
    assert refusal_of(actions.accept, **given) == "unpaid_before"
    [request] = payments_of(dossier.pk)
    actions.take_payment(request=request, method=PaymentMethod.CASH, **given)
    actions.accept(**given)
    assert dossier.current is Status.ACCEPTED


def test_a_refusal_at_reception_needs_its_reason(world: World) -> None:
    given = {"dossier": world.filed(), "by": world.receptionist, "at": world.later(hours=1)}
    assert refusal_of(actions.refuse, reason="  ", **given) == "no_reason"
    actions.refuse(**REASON, **given)
    assert last_kind(given["dossier"]) == "dossier.refused"


def test_forwarding_goes_to_the_one_named(world: World) -> None:
    dossier = world.received()
    officer = world.second_specialist.account
    actions.forward(dossier=dossier, by=world.receptionist, at=world.later(hours=1), to_officer=officer)
    assert (dossier.holder, dossier.officer_id, dossier.step) == (Holder.SPECIALIST, officer, 2)
    assert Step.objects.get(dossier=dossier, position=1).ended_at == world.later(hours=1)


def test_forwarding_to_nobody_in_particular_goes_to_the_least_loaded(world: World) -> None:
    world.dossier_at(Status.IN_PROCESS)
    dossier = world.received()
    actions.forward(dossier=dossier, by=world.receptionist, at=world.later(hours=1))
    assert dossier.officer_id == world.second_specialist.account


def test_an_officer_of_the_field_comes_before_one_of_all_fields(world: World) -> None:
    who = wear(world.ward, "hotich", "Lò Thị Phương", RoleCode.SPECIALIST, fields=["G15-TP07"])
    dossier = world.received()
    actions.forward(dossier=dossier, by=world.receptionist, at=world.later(hours=1))
    assert dossier.officer_id == who.account


def test_forwarding_to_somebody_without_that_post_is_refused(world: World) -> None:
    given = {"dossier": world.received(), "by": world.receptionist, "at": world.later(hours=1)}
    for officer in (world.clerk.account, world.neighbour.account):
        assert refusal_of(actions.forward, to_officer=officer, **given) == "not_able"


def test_only_the_holder_passes_on(world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    given = {"dossier": dossier, "at": world.later(hours=1)}
    assert refusal_of(actions.forward, by=world.second_specialist, **given) == "held_by_other"
    actions.forward(by=world.specialist, **given)
    assert dossier.holder == Holder.LEADER


def test_the_last_step_is_finished_not_forwarded(world: World) -> None:
    given = {"dossier": world.to_clerk(), "by": world.clerk, "at": world.later(hours=1)}
    assert refusal_of(actions.forward, **given) == "last_step"
    early = {**given, "dossier": world.dossier_at(Status.IN_PROCESS), "by": world.specialist}
    assert refusal_of(actions.finish, result=ResultWritten("Giấy"), **early) == "steps_left"
    assert refusal_of(actions.finish, result=ResultWritten(" "), **given) == "no_result"


def test_sending_back_returns_to_the_one_who_did_the_step(world: World) -> None:
    dossier = world.to_leader()
    actions.send_back(dossier=dossier, by=world.leader, at=world.later(hours=1), **REASON)
    assert (dossier.step, dossier.officer_id) == (2, world.specialist.account)
    assert Step.objects.get(dossier=dossier, position=2).ended_at is None
    assert Step.objects.get(dossier=dossier, position=3).started_at is None


def test_sending_back_from_the_first_examination_returns_to_the_desk(world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    actions.send_back(dossier=dossier, by=world.specialist, at=world.later(hours=1), **REASON)
    assert (dossier.current, dossier.officer_id) == (Status.ACCEPTED, world.receptionist.account)


def test_the_sender_takes_back_what_nobody_has_touched(world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    actions.recall(dossier=dossier, by=world.receptionist, at=world.later(hours=1), **REASON)
    assert dossier.current is Status.ACCEPTED
    assert last_kind(dossier) == "dossier.recalled"


def test_nobody_takes_back_what_others_passed_on_or_worked_on(world: World) -> None:
    given: dict[str, Any] = {"dossier": world.to_leader(), "at": world.later(hours=1), **REASON}
    assert refusal_of(actions.recall, by=world.receptionist, **given) == "not_recallable"
    actions.reassign(
        dossier=given["dossier"], by=world.head, at=given["at"], to_officer=_other_leader(world), **REASON
    )
    assert refusal_of(actions.recall, by=world.specialist, **given) == "not_recallable"


def _other_leader(world: World) -> Any:
    return wear(world.ward, "phochutich", "Hà Thị Sen", RoleCode.LEADER).account


def test_reassigning_keeps_the_step(world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    given: dict[str, Any] = {"dossier": dossier, "by": world.head, "at": world.later(hours=1), **REASON}
    actions.reassign(to_officer=world.second_specialist.account, **given)
    assert (dossier.step, dossier.officer_id) == (2, world.second_specialist.account)
    assert (
        refusal_of(actions.reassign, to_officer=world.second_specialist.account, **given) == "already_theirs"
    )
    assert refusal_of(actions.reassign, to_officer=world.clerk.account, **given) == "not_able"


def test_many_are_reassigned_and_each_refusal_is_told(world: World) -> None:
    movable, ended = world.dossier_at(Status.IN_PROCESS), world.dossier_at(Status.RETURNED)
    given, refused = actions.reassign_many(
        dossiers=[movable, ended],
        to_officer=world.second_specialist.account,
        by=world.head,
        at=world.later(hours=1),
        **REASON,
    )
    assert given == [movable]
    assert [(one.pk, why.code) for one, why in refused] == [(ended.pk, "wrong_status")]


def test_a_dossier_of_the_pool_is_taken_on_once(world: World) -> None:
    wear(world.neighbour_ward, "khac", "Tẩn A Páo", RoleCode.SPECIALIST)
    dossier = world.received()
    Dossier.objects.filter(pk=dossier.pk).update(officer=None)
    dossier = world.fresh(dossier)
    actions.take(dossier=dossier, by=world.receptionist, at=world.later(hours=1))
    assert dossier.officer_id == world.receptionist.account
    assert refusal_of(actions.take, dossier=dossier, by=world.head, at=world.later(hours=1)) == "taken"


def test_an_extension_moves_the_date_and_keeps_the_first(world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    first = dossier.due_at
    assert first is not None
    given: dict[str, Any] = {"dossier": dossier, "by": world.head, "at": world.later(hours=1), **REASON}
    later = first + timedelta(days=3)  # over the week-end
    assert refusal_of(actions.extend, new_due_at=first - timedelta(hours=1), **given) == "not_later"
    assert refusal_of(actions.extend, new_due_at=later.replace(hour=22), **given) == "not_working_time"
    actions.extend(new_due_at=later, **given)
    assert (dossier.due_at, dossier.original_due_at) == (later, first)
    assert Step.objects.get(dossier=dossier, position=4).due_at == later


def test_an_obligation_pauses_and_the_time_is_added(world: World) -> None:
    dossier = world.dossier_at(Status.OBLIGATION_ASKED)
    before = dossier.due_at
    actions.resume(dossier=dossier, by=world.specialist, at=world.later(days=2))
    assert dossier.current is Status.IN_PROCESS
    assert dossier.officer_id == world.specialist.account
    assert dossier.due_at is not None
    assert before is not None
    assert timedelta(hours=20) < dossier.due_at - before < timedelta(days=5)


def test_stopping_and_withdrawing_end_the_clock(world: World) -> None:
    for status in (Status.STOPPED, Status.WITHDRAWN):
        dossier = world.dossier_at(status)
        assert dossier.ended_at is not None
        assert dossier.holder == Holder.NOBODY


def test_what_is_unpaid_is_not_asked_after_a_withdrawal(world: World) -> None:
    from motcua.dossiers.rules import FeeAsked

    dossier = world.received(world.copies, fees=(FeeAsked("fee", "Phí", 4000, "after"),))
    actions.withdraw(dossier=dossier, by=world.receptionist, at=world.later(hours=1), **REASON)
    assert [one.state for one in payments_of(dossier.pk)] == ["cancelled"]


def test_a_result_goes_to_the_desk_and_then_to_its_owner(world: World) -> None:
    dossier = world.dossier_at(Status.FINISHED)
    given: dict[str, Any] = {"dossier": dossier, "at": world.later(hours=2)}
    assert refusal_of(actions.return_result, by=world.receptionist, **given) == "not_at_desk"
    actions.hand_over(by=world.clerk, **given)
    assert refusal_of(actions.hand_over, by=world.clerk, **given) == "handed_over"
    actions.return_result(by=world.receptionist, channel=ReturnChannel.POST, **given)
    assert (dossier.delivery, dossier.returned_at) == (Delivery.RETURNED, world.later(hours=2))
    assert Result.objects.get(dossier=dossier).returned_by == "post"


def test_an_authorised_person_takes_it_and_says_what_they_are(world: World) -> None:
    son = PersonWritten(name="Trần Văn Con", id_kind=IdKind.PERSONAL, id_number="008210000321")
    dossier = world.at_return_desk()
    given: dict[str, Any] = {"dossier": dossier, "by": world.receptionist, "at": world.later(hours=2)}
    assert refusal_of(actions.return_result, received_by=son, **given) == "no_relation"
    actions.return_result(received_by=son, relation="con", **given)
    result = Result.objects.get(dossier=dossier)
    assert (str(result.received_by), result.received_relation) == ("Trần Văn Con", "con")


def test_nothing_is_returned_while_money_is_owed(world: World) -> None:
    from motcua.fees.actions import Asked, ask
    from motcua.fees.rules import Collect, FeeKind

    dossier = world.at_return_desk()
    item = Asked(FeeKind.CHARGE, "Lệ phí", 8000, Collect.AFTER)
    ask(subject=dossier.pk, items=[item], by=world.clerk, at=world.at)
    given: dict[str, Any] = {"dossier": dossier, "by": world.receptionist, "at": world.later(hours=2)}
    assert refusal_of(actions.return_result, **given) == "unpaid_after"


def test_set_aside_and_restored_as_it_was(world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    given: dict[str, Any] = {
        "dossier": dossier,
        "by": world.administrator,
        "at": world.later(hours=1),
        **REASON,
    }
    assert refusal_of(actions.restore, **given) == "not_set_aside"
    actions.set_aside(**given)
    assert refusal_of(actions.forward, dossier=dossier, by=world.specialist, at=given["at"]) == "not_found"
    actions.restore(**given)
    assert (dossier.current, dossier.officer_id) == (Status.IN_PROCESS, world.specialist.account)


@pytest.mark.parametrize("act", [actions.set_aside, actions.stop, actions.withdraw])
def test_acts_against_the_applicant_need_a_reason(world: World, act: Any) -> None:
    by = {actions.set_aside: world.administrator, actions.stop: world.head, actions.withdraw: world.head}[act]
    given = {"dossier": world.dossier_at(Status.IN_PROCESS), "by": by, "at": world.later(hours=1)}
    assert refusal_of(act, reason="x", **given) == "no_reason"


def test_no_post_does_what_its_role_does_not_allow(world: World) -> None:
    from motcua.dossiers.permissions import why_not
    from motcua.dossiers.rules import NEEDS

    dossiers = {
        status: world.dossier_at(status) for status in (Status.FILED, Status.IN_PROCESS, Status.FINISHED)
    }
    hats: list[Hat] = [world.guide, world.inspector, world.clerk, world.administrator]
    for hat in hats:
        for dossier in dossiers.values():
            for act in Act:
                if not hat.may(NEEDS[act]):
                    refusal = why_not(hat, dossier, act, world.at)
                    assert refusal is not None
                    assert refusal.code == "not_permitted"


def test_a_stand_in_holds_what_the_absent_colleague_holds(world: World) -> None:
    from motcua.staff.actions import appoint_stand_in
    from motcua.staff.models import Post
    from motcua.staff.queries import hats_of

    post = Post.objects.get(account=world.specialist.account)
    colleague = world.account(world.second_specialist)
    day = world.at.date()
    appoint_stand_in(
        post=post,
        account=colleague,
        first_day=day,
        last_day=day,
        reason="Nghỉ phép",
        by=world.head,
        at=world.at,
    )
    dossier = world.dossier_at(Status.IN_PROCESS)
    hat = next(one for one in hats_of(colleague, day) if one.instead_of)
    actions.forward(dossier=dossier, by=hat, at=world.later(hours=1))
    fact = facts_about("dossier", dossier.pk)[-1]
    assert (fact.by_account, fact.by_instead_of) == (colleague.pk, post.pk)


def test_supplement_sub_states_stay_beside_the_status(world: World) -> None:
    dossier = world.dossier_at(Status.SUPPLEMENT_ASKED)
    assert dossier.supplement == Supplement.ASKED
    paper = PaperBrought("birth-note", "Giấy chứng sinh", originals=1)
    actions.record_supplement(dossier=dossier, papers=[paper], by=world.receptionist, at=world.later(days=1))
    assert (dossier.current, dossier.supplement) == (Status.SUPPLEMENT_ASKED, Supplement.SUPPLIED)
