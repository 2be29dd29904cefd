"""Taking in one dossier: a page that comes back filled until it ends in one of four ways."""

from copy import copy
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers.queries import entered, obtain
from motcua.dossiers.rules import Act, Status
from motcua.kernel.clock import local_day, now
from motcua.kernel.refusal import Refused
from motcua.pages.fields import problems
from motcua.procedures.queries import content, standing_for
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.kept import owner_mark, take_form
from motcua.staff.rules import Permission
from motcua.units.queries import unit

from . import prepared
from .deciding import ENDINGS, decide
from .person import PARTS, person_context, take_card
from .person_form import doubts, fill_from_applicant
from .places import place_name
from .placing import points_of, remember_point, remembered_point
from .sheet import Desk, Sheet
from .showing import page


@needs(Permission.FILE)
def take_in(request: OfficerRequest, version_id: UUID) -> HttpResponse:
    """The intake page of one procedure: offer it, let it be changed, end it."""
    at = now()
    try:
        chosen = standing_for(version_id, local_day(at))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("desk:intake")
    if chosen != version_id and request.method != "POST":
        return redirect(f"{reverse('desk:intake_form', args=[chosen])}?{request.GET.urlencode()}")
    desk = _desk(request, chosen, at)
    if request.method != "POST":
        return _offer(request, desk, at)
    return _end(request, desk, at) if request.POST.get("do") in ENDINGS else _change(request, desk, at)


def _desk(request: OfficerRequest, chosen: UUID, at: datetime) -> Desk:
    points = points_of(request.hat, local_day(at))
    remembered = remembered_point(request) if len(points) > 1 else ""
    return Desk(request.hat, local_day(at), chosen, content(chosen), points, remembered)


def _offer(request: OfficerRequest, desk: Desk, at: datetime) -> HttpResponse:
    """A fresh page; or the one whose session ended; or one for the person of an earlier dossier."""
    kept = take_form(request)
    if kept is not None:
        messages.info(request, _("What you had typed was kept. Check it, then send it again."))
    data = kept.copy() if kept is not None else QueryDict(mutable=True)
    if kept is None:
        try:
            _begin_with(request, data, desk)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("desk:intake")
    return _show(request, Sheet(desk, data).quiet(), at, data=data)


def _begin_with(request: OfficerRequest, data: QueryDict, desk: Desk) -> None:
    """Fill in what was prepared at the guidance desk, or the person of an earlier dossier. Raises Refused."""
    draft = prepared.draft_of(request.hat, request.GET.get(prepared.NAME, ""))
    if draft:
        prepared.fill(data, draft, desk.procedure)
    elif same := request.GET.get("same", ""):
        _same_person(request, data, same)


def _same_person(request: OfficerRequest, data: QueryDict, same: str) -> None:
    """Fill in the owner of a dossier that this officer may see; anything else is passed over."""
    try:
        owner = obtain(request.hat, UUID(same)).owner
    except (ValueError, Refused):
        return
    fill_from_applicant(
        data, "owner", owner, place_name(unit(owner.residence_id)) if owner.residence_id else ""
    )


def _change(request: OfficerRequest, desk: Desk, at: datetime) -> HttpResponse:
    """Something was pressed that ends nothing: another case, a card read, all papers ticked, one more row."""
    data, do = copy(request.POST), request.POST.get("do", "")
    trouble = {part: take_card(data, part, desk.on) for part in PARTS if do == f"card-{part}"}
    sheet = Sheet(desk, data, more=do.removeprefix("more-") if do.startswith("more-") else "")
    if do == "all":
        sheet.all_brought(data)
    remember_point(request, sheet.point)
    return _show(request, sheet.quiet(), at, trouble=trouble)


def _end(request: OfficerRequest, desk: Desk, at: datetime) -> HttpResponse:
    """Check and do it; whatever is wrong, the page comes back as it was typed."""
    sheet = Sheet(desk, copy(request.POST))
    remember_point(request, sheet.point)
    if not _complete(sheet, request.POST["do"]):
        return _show(request, sheet, at, status=422)
    met = _met_before(request, sheet)
    try:
        dossier = met or _decided(request, sheet, at)
    except Refused as refused:
        sheet.tell(refused)
        return _show(request, sheet, at, status=422)
    _remark(request, sheet, bool(met))
    if request.POST["do"] == "mark" and dossier.current is Status.FILED:
        return redirect("desk:act", dossier.pk, Act.ASK_SUPPLEMENT.value)
    return redirect("desk:intake_done", dossier.pk)


def _decided(request: OfficerRequest, sheet: Sheet, at: datetime) -> Any:
    draft = prepared.draft_of(request.hat, request.POST.get(prepared.NAME, ""))
    return decide(request.POST["do"], sheet, draft, request.hat, at)


def _complete(sheet: Sheet, do: str) -> bool:
    """Check everything, the checklist too where it must be complete, so that all errors are told at once."""
    sheet.is_valid()
    if do == "accept":
        sheet.tell_papers()
    return not any(form.errors for form in sheet.forms)


def _met_before(request: OfficerRequest, sheet: Sheet) -> Any | None:
    """The dossier this very page has made already, when it is sent a second time."""
    made = sheet.filing.cleaned_data["id"]
    try:
        return obtain(request.hat, made) if entered(made) else None
    except Refused:
        return None


def _remark(request: OfficerRequest, sheet: Sheet, met: bool) -> None:
    """What the officer should know on the next page."""
    if met:
        messages.info(request, _("This page had been sent before. The dossier was entered once; here it is."))
        return
    for doubt in doubts(sheet.owner.written()):
        messages.warning(request, f"{sheet.owner.written().name}: {doubt}")
    for form in sheet.fees:
        if not form.asked() and not form.rule.is_free and form.rule.amount is None:
            messages.warning(
                request,
                _("“%(fee)s” was not asked for: its amount is not known. The slip leaves it open.")
                % {"fee": form.rule.name},
            )


def _show(
    request: OfficerRequest,
    sheet: Sheet,
    at: datetime,
    trouble: dict[str, str] | None = None,
    status: int = 200,
    data: QueryDict | None = None,
) -> HttpResponse:
    desk, do = sheet.desk, request.POST.get("do", "")
    came_from = (request.POST if data is None else data).get(prepared.NAME, "")
    context = {
        "sheet": sheet,
        "desk": desk,
        "prepared": prepared.shown(request.hat, came_from),
        "problems": _problems(sheet),
        "people": {part: _person(request, sheet, part, trouble or {}) for part in PARTS},
        "form_owner": owner_mark(request.user.pk),
        "form_page": request.get_full_path(),
        "may": {name: request.hat.may(permission) for name, (permission, _ending) in ENDINGS.items()},
        "otherwise": do in ("supplement", "mark", "refuse"),
        "form_open": bool(sheet.answers and (sheet.answers.begun or do.startswith("more-"))),
    }
    return page(request, "desk/counter/intake.html", context, at, status)


def _problems(sheet: Sheet) -> list[dict[str, str]]:
    """All errors in the order of the page; those about whoever brings the dossier say so."""
    told = []
    for form in sheet.forms:
        before = f"{_('Filed by')} – " if form is sheet.filer else ""
        told += [{**one, "text": before + one["text"]} for one in problems([form])]
    return told


def _person(request: OfficerRequest, sheet: Sheet, part: str, trouble: dict[str, str]) -> dict[str, Any]:
    form = sheet.owner if part == "owner" else sheet.filer
    return person_context(form, request.hat) | {
        "part": part,
        "trouble": trouble.get(part, ""),
        "scanned": trouble.get(part) == "",
    }
