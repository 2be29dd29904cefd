"""One question, one function: may this officer do this with this dossier now? None, or a `Refusal`.

The screen asks for its button, the action asks before it writes, a machine gets the code.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from uuid import UUID

from motcua.fees.queries import owes
from motcua.fees.rules import Collect
from motcua.journal.queries import last_fact
from motcua.kernel.clock import local, local_day
from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop
from motcua.procedures.permissions import why_not_decide, why_not_keep, why_not_take_in
from motcua.procedures.queries import content
from motcua.procedures.queries import version as version_of
from motcua.procedures.rules import step_name
from motcua.staff.queries import names_of
from motcua.staff.rules import Hat, Permission, RoleCode
from motcua.units.queries import unit

from .models import Dossier, Rating, Step, SupplementRequest
from .rules import CUSTODY, ENDED, NEEDS, NEXT, PAUSED, Act, Custody, Delivery, Intake, Status, Supplement

NOT_FOUND = Refusal("not_found", gettext_noop("There is no such dossier among yours. Check the code."))
ALREADY_RATED = Refusal("already_rated", gettext_noop("You have already rated this dossier. Thank you."))
_NOT_PERMITTED = Refusal(
    "not_permitted", gettext_noop("Your post does not allow this. Ask a colleague whose post does.")
)
_BY_HOLDER = frozenset({Act.ASK_OBLIGATION, Act.FINISH, Act.FORWARD, Act.PROPOSE_SUPPLEMENT, Act.SEND_BACK})


# Where an act is done when one unit received the dossier and another decides it; the others are done in both.
_PLACE = {
    Act.ACCEPT: "served_by",
    Act.ASK_SUPPLEMENT: "served_by",
    Act.CLOSE_UNSUPPLEMENTED: "served_by",
    Act.REFUSE: "served_by",
    Act.RETURN_RESULT: "served_by",
    Act.SUPPLEMENT: "served_by",
    Act.HAND_OVER: "competent",
    Act.STOP: "competent",
    Act.REASSIGN: "holder_unit",
    Act.TAKE: "holder_unit",
}


def why_not_received(intake: Intake, on: date) -> Refusal | None:
    """Whether the unit of a filing takes in what is filed."""
    return why_not_take_in(content(intake.version), intake.version, intake.served_by, on)


def why_not_competent(intake: Intake, on: date) -> Refusal | None:
    """Whether the body named in a filing may decide it; the one that receives always may."""
    if intake.competent == intake.served_by:
        return None
    procedure, served = content(intake.version), unit(intake.served_by)
    return why_not_decide(procedure, intake.case, served.path, unit(intake.competent), on)


def why_not_see(hat: Hat, dossier: Dossier) -> Refusal | None:
    """Whether a dossier may be seen at all: it was received or is decided within the hat's scope, and not
    set aside (except by those who may restore it). The stranger learns nothing."""
    units = (dossier.served_by, dossier.competent, dossier.holder_unit)
    if not hat.may(Permission.SEE_DOSSIERS) or not any(hat.reaches(unit.path) for unit in units):
        return NOT_FOUND
    if dossier.set_aside_at and not hat.may(Permission.DELETE):
        return NOT_FOUND
    return None


def why_not_file(hat: Hat) -> Refusal | None:
    """Whether this officer may enter dossiers for others."""
    return None if hat.may(Permission.FILE) else _NOT_PERMITTED


def why_not(hat: Hat, dossier: Dossier, act: Act, at: datetime) -> Refusal | None:
    """Whether an act may be done: the post allows it, the status allows it, the dossier is in these hands,
    and whatever the act itself asks."""
    for question in (why_not_see, *(_general(act))):
        refusal = question(hat, dossier)
        if refusal:
            return refusal
    own = _OWN.get(act)
    return own(hat, dossier, at) if own else None


def _general(act: Act) -> list[Callable[[Hat, Dossier], Refusal | None]]:
    def permitted(hat: Hat, _dossier: Dossier) -> Refusal | None:
        return None if hat.may(NEEDS[act]) else _NOT_PERMITTED

    def allowed(_hat: Hat, dossier: Dossier) -> Refusal | None:
        return why_not_in_status(dossier, act)

    def here(hat: Hat, dossier: Dossier) -> Refusal | None:
        return _why_not_in_unit(hat, dossier, _PLACE[act]) if act in _PLACE else None

    questions = [permitted, allowed, here]
    return [*questions, _why_not_in_these_hands] if act in _BY_HOLDER else questions


def why_not_in_status(dossier: Dossier, act: Act) -> Refusal | None:
    """Whether the dossier stands so that an act can be done, whoever does it."""
    if dossier.set_aside_at and act is not Act.RESTORE:
        return Refusal("set_aside", gettext_noop("This dossier is set aside. Restore it first."))
    if not NEXT[dossier.current][act]:
        text = gettext_noop(
            "This cannot be done while the status is “{status}”. Look at the dossier as it is now."
        )
        return Refusal("wrong_status", text, {"status": dossier.current.label})
    return None


def _why_not_in_unit(hat: Hat, dossier: Dossier, place: str) -> Refusal | None:
    if hat.authority == getattr(dossier, f"{place}_id"):
        return None
    text = gettext_noop("This is done at {unit}. Leave it to the colleagues there.")
    return Refusal("other_unit", text, {"unit": getattr(dossier, place).name})


def _why_not_in_these_hands(hat: Hat, dossier: Dossier) -> Refusal | None:
    if dossier.supplement == Supplement.PROPOSED:
        text = gettext_noop("The desk is asking the applicant for papers. Wait until they have come.")
        return Refusal("waits_for_desk", text)
    if dossier.officer_id is None or hat.holds(dossier.officer_id):
        return _why_not_of_role(hat, dossier) if dossier.officer_id is None else None
    name = names_of([dossier.officer_id]).get(dossier.officer_id, "?")
    text = gettext_noop("{name} holds this dossier. Ask {name}, or ask your leader to give it to you.")
    return Refusal("held_by_other", text, {"name": name})


_ROLES_AT = {
    "receptionist": {RoleCode.RECEPTIONIST, RoleCode.HEAD_OF_CENTRE},
    "return_desk": {RoleCode.RECEPTIONIST, RoleCode.HEAD_OF_CENTRE},
    "specialist": {RoleCode.SPECIALIST},
    "leader": {RoleCode.LEADER},
    "clerk": {RoleCode.CLERK},
}


def roles_at(holder: str) -> set[RoleCode]:
    """The roles that may work on a dossier with such a holder."""
    return _ROLES_AT.get("receptionist" if holder == "reception" else holder, set())


def _why_not_of_role(hat: Hat, dossier: Dossier) -> Refusal | None:
    if hat.role.code in roles_at(dossier.holder) and hat.works_on(dossier.field_code):
        return _why_not_in_unit(hat, dossier, "holder_unit")
    return Refusal(
        "not_your_step",
        gettext_noop("This step belongs to another role or field than yours. Leave it to a colleague."),
    )


def _why_not_accept(_hat: Hat, dossier: Dossier, _at: datetime) -> Refusal | None:
    amount = owes(dossier.pk, Collect.BEFORE)
    if amount:
        text = gettext_noop("{amount} đồng must be paid before acceptance. Take the payment first.")
        return Refusal("unpaid_before", text, {"amount": f"{amount:,}".replace(",", ".")})
    return None


def _why_not_return(_hat: Hat, dossier: Dossier, _at: datetime) -> Refusal | None:
    if dossier.delivery != Delivery.AT_DESK:
        text = gettext_noop("The result is not at the return desk yet. The clerk hands it over first.")
        return Refusal("not_at_desk", text)
    amount = owes(dossier.pk)
    if amount:
        text = gettext_noop("{amount} đồng must still be paid. Take the payment first.")
        return Refusal("unpaid_after", text, {"amount": f"{amount:,}".replace(",", ".")})
    return None


def _why_not_hand_over(_hat: Hat, dossier: Dossier, _at: datetime) -> Refusal | None:
    if dossier.delivery != Delivery.READY:
        return Refusal("handed_over", gettext_noop("The result is already at the return desk."))
    return None


def _why_not_finish(_hat: Hat, dossier: Dossier, _at: datetime) -> Refusal | None:
    following = next_step(dossier)
    if following:
        text = gettext_noop("“{step}” is still to be done. Pass the dossier on to it first.")
        return Refusal("steps_left", text, {"step": step_name(following.name)})
    return None


def _why_not_forward(_hat: Hat, dossier: Dossier, _at: datetime) -> Refusal | None:
    if next_step(dossier) is None:
        return Refusal(
            "last_step", gettext_noop("This is the last step. Finish the dossier with its result.")
        )
    return None


def _why_not_recall(hat: Hat, dossier: Dossier, _at: datetime) -> Refusal | None:
    last = last_fact(dossier.pk)
    if last is None or last.kind != "dossier.forwarded" or last.by_account != hat.account:
        text = gettext_noop(
            "Only what you passed on last, and nobody has worked on since, can be taken back."
        )
        return Refusal("not_recallable", text)
    return None


def _why_not_take(hat: Hat, dossier: Dossier, _at: datetime) -> Refusal | None:
    if dossier.officer_id is not None:
        name = names_of([dossier.officer_id]).get(dossier.officer_id, "?")
        return Refusal(
            "taken",
            gettext_noop("{name} has already taken this dossier on. Choose another one."),
            {"name": name},
        )
    return _why_not_of_role(hat, dossier)


def _why_not_ask_supplement(_hat: Hat, dossier: Dossier, _at: datetime) -> Refusal | None:
    if CUSTODY[dossier.current] is Custody.STEP and dossier.supplement != Supplement.PROPOSED:
        text = gettext_noop(
            "During processing, the examining officer asks for papers; the desk then passes the request on."
        )
        return Refusal("specialist_first", text)
    return None


def _why_not_resume(_hat: Hat, dossier: Dossier, _at: datetime) -> Refusal | None:
    if dossier.current is Status.IN_PROCESS and dossier.supplement != Supplement.PROPOSED:
        return Refusal(
            "nothing_waits",
            gettext_noop("No papers were asked for, so the work is not waiting. Go on with it as usual."),
        )
    waiting = dossier.current is Status.SUPPLEMENT_ASKED and dossier.supplement != Supplement.SUPPLIED
    if waiting:
        return Refusal("not_supplied", gettext_noop("Record the papers that were brought first."))
    return None


def _why_not_close(_hat: Hat, dossier: Dossier, at: datetime) -> Refusal | None:
    request = open_request(dossier)
    if request and request.answer_by and at <= request.answer_by:
        text = gettext_noop("The applicant still has until {day} to bring the papers.")
        return Refusal("still_time", text, {"day": f"{local(request.answer_by):%d/%m/%Y}"})
    return None


def _why_not_restore(_hat: Hat, dossier: Dossier, _at: datetime) -> Refusal | None:
    if dossier.set_aside_at is None:
        return Refusal(
            "not_set_aside", gettext_noop("This dossier was not set aside, so there is nothing to restore.")
        )
    return None


def _why_not_reassign(_hat: Hat, dossier: Dossier, _at: datetime) -> Refusal | None:
    if dossier.supplement == Supplement.PROPOSED:
        return Refusal(
            "waits_for_desk",
            gettext_noop("The desk is dealing with a request for papers. Wait until it is settled."),
        )
    return None


def _why_not_extend(_hat: Hat, dossier: Dossier, _at: datetime) -> Refusal | None:
    if dossier.due_at is None:
        return Refusal(
            "no_date", gettext_noop("No date was promised for this dossier, so there is none to change.")
        )
    return None


_OWN: dict[Act, Callable[[Hat, Dossier, datetime], Refusal | None]] = {
    Act.ACCEPT: _why_not_accept,
    Act.ASK_SUPPLEMENT: _why_not_ask_supplement,
    Act.CLOSE_UNSUPPLEMENTED: _why_not_close,
    Act.EXTEND: _why_not_extend,
    Act.FINISH: _why_not_finish,
    Act.FORWARD: _why_not_forward,
    Act.HAND_OVER: _why_not_hand_over,
    Act.REASSIGN: _why_not_reassign,
    Act.RECALL: _why_not_recall,
    Act.RESTORE: _why_not_restore,
    Act.RESUME: _why_not_resume,
    Act.RETURN_RESULT: _why_not_return,
    Act.TAKE: _why_not_take,
}


def why_not_supply(dossier: Dossier) -> Refusal | None:
    """Whether the applicant can mend what was asked for: it was asked, and not answered yet."""
    if dossier.current is not Status.SUPPLEMENT_ASKED or dossier.set_aside_at:
        text = gettext_noop("Nothing has to be mended now. Look at the dossier as it is now.")
        return Refusal("nothing_asked", text)
    if dossier.supplement == Supplement.SUPPLIED:
        text = gettext_noop("What was asked for has already come. The centre looks at it now.")
        return Refusal("already_supplied", text)
    return None


def why_not_withdraw(dossier: Dossier) -> Refusal | None:
    """Whether the applicant can still withdraw: until the work has ended."""
    if why_not_in_status(dossier, Act.WITHDRAW):
        text = gettext_noop("The work on this dossier has ended, so there is nothing left to withdraw.")
        return Refusal("too_late_to_withdraw", text)
    return None


def why_not_correct_contact(dossier: Dossier) -> Refusal | None:
    """Whether phone, e-mail and address can be corrected: as long as somebody may need them."""
    if dossier.set_aside_at or (dossier.current in ENDED and dossier.current is not Status.FINISHED):
        text = gettext_noop("This dossier has ended; nobody will write or call about it any more.")
        return Refusal("ended", text)
    return None


def why_not_rate(dossier: Dossier) -> Refusal | None:
    """Whether the service can be rated: once, when everything is over."""
    if dossier.set_aside_at or dossier.current not in ENDED or dossier.current is Status.FINISHED:
        text = gettext_noop("You can rate the service when your dossier has ended.")
        return Refusal("not_ended", text)
    if Rating.objects.filter(dossier=dossier).exists():
        return ALREADY_RATED
    return None


def open_request(dossier: Dossier) -> SupplementRequest | None:
    """The request for papers that is not settled yet."""
    return SupplementRequest.objects.filter(dossier=dossier, closed_at=None).first()


def next_step(dossier: Dossier) -> Step | None:
    """The step after the current one, as far as officers process: the return desk is reached by finishing."""
    later = Step.objects.filter(dossier=dossier, position__gt=dossier.step).exclude(role="return_desk")
    return later.order_by("position").first()


def why_not_switch(
    hat: Hat, dossier: Dossier, version: UUID, cases: Mapping[str, str], at: datetime
) -> Refusal | None:
    """Whether a dossier may go over to this version of its procedure now; `cases` names the case that takes
    the place of one that is gone."""
    if refusal := why_not_see(hat, dossier) or why_not_keep(hat):
        return refusal
    if dossier.ended_at or dossier.set_aside_at:
        text = gettext_noop("This dossier is ended or set aside. It keeps the version it has.")
        return Refusal("not_running", text)
    if dossier.current in PAUSED or dossier.supplement != Supplement.NONE:
        text = gettext_noop("The applicant was asked for something. Switch it when the work goes on.")
        return Refusal("waits_for_applicant", text)
    return _why_not_version(dossier, version, cases, at)


def _why_not_version(
    dossier: Dossier, version: UUID, cases: Mapping[str, str], at: datetime
) -> Refusal | None:
    newer, older = version_of(version), version_of(dossier.procedure_version_id)
    if newer.procedure_id != older.procedure_id or newer.number <= older.number:
        text = gettext_noop("This is not a newer version of the dossier's own procedure. Choose another.")
        return Refusal("not_newer", text)
    if newer.in_force_from > local_day(at):
        text = gettext_noop("The version is in force from {day} on. Switch the dossier then.")
        return Refusal("not_in_force_yet", text, {"day": f"{newer.in_force_from:%d/%m/%Y}"})
    procedure, case = content(version), cases.get(dossier.case, dossier.case)
    if case and case not in {one.code for one in procedure.cases}:
        text = gettext_noop("The newer version has no case {case}. Choose the case that takes its place.")
        return Refusal("case_gone", text, {"case": case})
    served, competent = dossier.served_by, dossier.competent
    if served == competent:
        return None
    return why_not_decide(procedure, case, served.path, competent, local_day(at))
