"""Forms 01–06 filled from a dossier. The words on paper are Vietnamese whatever the screen speaks, so
`filled` works in Vietnamese throughout; whoever prints gets the sentence why a form cannot be printed yet.

The applicant's identity number is masked: the slip is carried about, and whoever fetches the result shows the
card itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import override

from motcua.applicants.rules import Filing, masked
from motcua.dossiers.queries import demand_lines
from motcua.dossiers.queries.handovers import Said, handovers_of, last_asked, last_said, papers_of
from motcua.dossiers.rules import PAUSED, PaperState, Status
from motcua.fees.queries import payments_of
from motcua.fees.rules import Collect, PaymentState
from motcua.kernel.clock import local_day
from motcua.kernel.refusal import Refusal, Refused
from motcua.kernel.words import gettext_noop
from motcua.papers.rules import (
    Apology,
    ControlSlip,
    Copy,
    FeeLine,
    HandOver,
    Head,
    Outcome,
    PaperLine,
    Party,
    Receipt,
    ReceptionRefusal,
    Signer,
    StopNotice,
    SupplementRequest,
)
from motcua.papers.rules.wording import moment
from motcua.procedures.queries import content
from motcua.procedures.rules import Channel
from motcua.staff.queries import account, hat_of_post
from motcua.units.queries import ancestor
from motcua.units.rules import Tier, bare_name
from motcua.workdays.rules import Explanation, LimitUnit, SupplementMode

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

_GOVERNED = (Tier.COMMUNE, Tier.PROVINCE)
CENTRE = "Trung tâm Phục vụ hành chính công"
_UNITS = {
    LimitUnit.WORKING_DAY: "ngày làm việc",
    LimitUnit.CALENDAR_DAY: "ngày",
    LimitUnit.MONTH: "tháng",
    LimitUnit.HOUR: "giờ làm việc",
}
_RETURNS = {
    "counter": "Nhận trực tiếp tại {centre}",
    "post": "Nhận qua dịch vụ bưu chính công ích",
    "online": "Nhận trực tuyến trên Cổng dịch vụ công",
}
_COLLECTED = {Collect.BEFORE: "thu khi nộp hồ sơ", Collect.AFTER: "thu khi trả kết quả"}
_NOT_ACCEPTED = Refusal(
    "not_accepted", gettext_noop("This form is printed after acceptance. Accept the dossier first.")
)
_NOT_ASKED = Refusal(
    "not_asked", gettext_noop("No supplement was asked for, so there is no Form 02 to print.")
)
_NOT_REFUSED = Refusal(
    "not_refused", gettext_noop("This dossier was not refused, so there is no Form 03 to print.")
)
_NOT_EXTENDED = Refusal(
    "not_extended", gettext_noop("The promised date was not moved, so there is no Form 04 to print.")
)
_NOT_STOPPED = Refusal(
    "not_stopped", gettext_noop("This dossier was not stopped, so there is no Form 05 to print.")
)


def filled(form: str, dossier: Dossier, at: datetime) -> Any:
    """The form of this name (`receipt`, `supplement`, …) for a dossier obtained through the gate.

    Raises Refused when its occasion has not come; the caller shows why in the reader's own language."""
    with override("vi"):
        return FILL[form](dossier, at)


def kept_copy(receipt: Receipt) -> Receipt:
    """The same receipt, marked as the copy that stays at the desk."""
    return replace(receipt, copy=Copy.KEPT)


def head_of(unit: Any) -> Head:
    """The left half of a document's head for the unit that serves or decides."""
    if unit.tier in _GOVERNED:
        return Head(_body(unit), CENTRE, bare_name(unit.name))
    province = ancestor(unit, Tier.PROVINCE)
    superior, place = (_body(province), bare_name(province.name)) if province else ("", "")
    return Head(superior, unit.name, place)


def tracking_address(dossier: Dossier) -> str:
    """What the QR code leads to; nothing while there is no code."""
    return f"{settings.SITE}/track/{dossier.code}/?k={dossier.track_key}" if dossier.code else ""


def party(person: Any) -> Party:
    """A person as the forms name one."""
    return Party(person.name, person.address, person.phone, person.email, masked(person.id_number))


def _inside(name: str) -> str:
    """A name within a line: Phường Minh Xuân → phường Minh Xuân."""
    return name[:1].lower() + name[1:]


def _body(unit: Any) -> str:
    """The body that decides, by its full name."""
    governs = unit.tier in _GOVERNED
    return f"Ủy ban nhân dân {_inside(unit.name)}" if governs else unit.name


def _common(dossier: Dossier) -> dict[str, Any]:
    return {
        "head": head_of(dossier.served_by),
        "applicant": party(dossier.representative or dossier.owner),
        "content": dossier.procedure_version.name,
        "code": dossier.code or "",
        "tracking_address": tracking_address(dossier),
    }


def _must(given: Any, refusal: Refusal) -> Any:
    if given is None:
        raise Refused(refusal)
    return given


def _receipt(dossier: Dossier, _at: datetime) -> Receipt:
    received = _must(dossier.accepted_at, _NOT_ACCEPTED)
    by, unpromised = _receiver(dossier), _unpromised(dossier)
    for_somebody = dossier.filing != Filing.OWNER
    return Receipt(
        **_common(dossier),
        receiving_unit=f"{CENTRE} {_inside(dossier.served_by.name)}",
        received_at=received,
        due_at=None if unpromised else dossier.due_at,
        unpromised=unpromised or Receipt.unpromised,
        handling_time=_handling_time(dossier),
        owner=dossier.owner.name if for_somebody else "",
        papers=_paper_lines(dossier),
        sets=dossier.sets,
        due_explanation="" if unpromised or not dossier.due_explained else _how(dossier),
        result_place=_result_place(dossier),
        fees=_fee_lines(dossier),
        receiver_name=by.name,
        receiver_phone=by.phone,
        number=str(dossier.code).rsplit("-", 1)[-1],
        lookup=f"{settings.SITE.split('://')[-1]}/track, mã tra cứu {dossier.track_key}",
    )


_ENDED = {
    Status.REFUSED: "không hẹn nữa: hồ sơ không được tiếp nhận.",
    Status.STOPPED: "không hẹn nữa: hồ sơ đã dừng xử lý.",
    Status.WITHDRAWN: "không hẹn nữa: hồ sơ đã được rút.",
}


def _unpromised(dossier: Dossier) -> str:
    """What a slip printed now says in place of a date that does not hold; nothing where it does."""
    if dossier.current not in PAUSED or dossier.due_at is None:
        return _ENDED.get(dossier.current, "")
    mode = content(dossier.procedure_version_id).supplement_mode
    afresh = dossier.current is Status.SUPPLEMENT_ASKED and mode is SupplementMode.RESTART
    then = "tính lại từ đầu" if afresh else "cộng thêm thời gian tạm dừng vào ngày hẹn trước"
    since = moment(dossier.paused_at or dossier.status_at)
    return f"tạm dừng tính từ {since}; khi giải quyết tiếp sẽ {then} và hẹn ngày mới."


def _how(dossier: Dossier) -> str:
    return str(Explanation.from_json(dossier.due_explained))


def _receiver(dossier: Dossier) -> Party:
    said = last_said(dossier, "dossier.accepted", "dossier.filed")
    return _officer(said) if said else Party("")


def _officer(said: Said) -> Party:
    """Whoever did it, as somebody to call."""
    known = account(said.account) if said.account else None
    return Party(said.by, phone=known.phone if known else "")


def _handling_time(dossier: Dossier) -> str:
    limit = content(dossier.procedure_version_id).limit_for(dossier.case, Channel(dossier.channel))
    if limit is None:
        return "Không quy định"
    if limit.unit is LimitUnit.SAME_DAY:
        return "Trong ngày làm việc"
    whole = limit.amount == limit.amount.to_integral_value()
    amount = f"{int(limit.amount):02}" if whole else f"{limit.amount.normalize()}".replace(".", ",")
    return f"{amount} {_UNITS[limit.unit]}"


def _paper_lines(dossier: Dossier) -> tuple[PaperLine, ...]:
    there = [paper for paper in papers_of(dossier) if paper.state != PaperState.MISSING]
    from_database = "khai thác từ cơ sở dữ liệu"
    return tuple(
        PaperLine(
            paper.name, paper.originals, paper.copies, from_database * (paper.state == PaperState.REPLACED)
        )
        for paper in there
    )


def _result_place(dossier: Dossier) -> str:
    place = (
        dossier.service_point.name if dossier.service_point else f"{CENTRE} {_inside(dossier.served_by.name)}"
    )
    return _RETURNS.get(dossier.return_by, _RETURNS["counter"]).format(centre=place)


def _fee_lines(dossier: Dossier) -> tuple[FeeLine, ...]:
    """What was asked for, and the fees whose amount nobody knows yet: those leave dots for the pen."""
    asked = payments_of(dossier.pk)
    named = {one.label for one in asked}
    rules = content(dossier.procedure_version_id).fees_for(dossier.case, Channel(dossier.channel))
    unknown = [rule for rule in rules if rule.amount is None and not rule.is_free and rule.name not in named]
    lines = [FeeLine(one.label, one.amount, _fee_note(one)) for one in asked]
    return (*lines, *(FeeLine(rule.name, None) for rule in unknown))


def _fee_note(payment: Any) -> str:
    if payment.state == PaymentState.PAID:
        return "đã nộp"
    return _COLLECTED.get(payment.collect, "") if payment.state == PaymentState.WAITING else "không thu"


def _supplement(dossier: Dossier, _at: datetime) -> SupplementRequest:
    request = _must(last_asked(dossier), _NOT_ASKED)
    by = request.asked_by
    return SupplementRequest(
        **_common(dossier),
        asked_at=request.asked_at,
        reason=request.reason,
        papers=tuple(PaperLine(name, note=why) for name, why in demand_lines(dossier, [request])[request.pk]),
        until=request.answer_by,
        contact_name=by.name if by else "",
        contact_phone=by.phone if by else "",
        guide_name=by.name if by else "",
    )


def _refusal(dossier: Dossier, _at: datetime) -> ReceptionRefusal:
    said = _must(last_said(dossier, "dossier.refused", "dossier.closed_unsupplemented"), _NOT_REFUSED)
    by = _officer(said)
    return ReceptionRefusal(
        **_common(dossier),
        receiving_unit=f"{CENTRE} {_inside(dossier.served_by.name)}",
        refused_at=said.at,
        reason=said.reason,
        contact_name=by.name,
        contact_phone=by.phone,
        receiver_name=by.name,
    )


def _letter(dossier: Dossier, said: Said) -> dict[str, Any]:
    return _common(dossier) | {
        "received_at": dossier.accepted_at,
        "issued_at": said.at,
        "reason": said.reason,
        "signer": _signer(said),
        "contact_phone": _officer(said).phone,
    }


def _signer(said: Said) -> Signer:
    try:
        title = hat_of_post(said.post, local_day(said.at)).role.name if said.post else ""
    except Refused:
        title = ""
    return Signer(title, said.by)


def _apology(dossier: Dossier, _at: datetime) -> Apology:
    said = _must(last_said(dossier, "dossier.extended"), _NOT_EXTENDED)
    return Apology(
        **_letter(dossier, said),
        promised_at=datetime.fromisoformat(said.data["old"]),
        new_due_at=datetime.fromisoformat(said.data["new"]),
        delayed_by=_body(dossier.competent),
    )


def _stop(dossier: Dossier, _at: datetime) -> StopNotice:
    said = _must(last_said(dossier, "dossier.stopped"), _NOT_STOPPED)
    return StopNotice(**_letter(dossier, said), stopped_at=said.at, contact_name=said.by)


def _control(dossier: Dossier, at: datetime) -> ControlSlip:
    received = _must(dossier.accepted_at, _NOT_ACCEPTED)
    common = _common(dossier)
    del common["applicant"]
    return ControlSlip(
        **common,
        applicant_name=dossier.owner.name,
        received_at=received,
        due_at=dossier.due_at,
        resolving_agency=_body(dossier.competent),
        issued_at=at,
        rows=tuple(_hand_over(dossier, one) for one in handovers_of(dossier)),
    )


def _hand_over(dossier: Dossier, one: Any) -> HandOver:
    brings = (dossier.representative or dossier.owner).name
    citizen = one.holder.value == "citizen"
    from_outside = one.at == dossier.filed_at
    return HandOver(
        agency=one.holder.label if citizen else f"{one.holder.label}, {one.unit_name}",
        at=one.at,
        giver=brings if from_outside else one.giver,
        taker=brings if citizen else one.taker,
        outcome=_outcome(one),
    )


def _outcome(one: Any) -> Outcome | None:
    """How the taker's time ended against its own deadline; an earlier day is early, the same day on time."""
    if one.until is None or one.due_at is None:
        return None
    if one.until > one.due_at:
        return Outcome.LATE
    return Outcome.EARLY if local_day(one.until) < local_day(one.due_at) else Outcome.ON_TIME


FILL: dict[str, Callable[[Any, datetime], Any]] = {
    "receipt": _receipt,
    "supplement": _supplement,
    "refusal": _refusal,
    "apology": _apology,
    "stop": _stop,
    "control": _control,
}
