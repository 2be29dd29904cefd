"""The page of one act: shown by GET, done by POST. Nothing is decided here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers.permissions import why_not
from motcua.dossiers.rules import FACT, Act, Holder
from motcua.fees.queries import payments_of
from motcua.fees.rules import PaymentState
from motcua.journal.queries import last_fact
from motcua.kernel.clock import now
from motcua.kernel.refusal import Refusal, Refused
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.kept import owner_mark, take_form
from motcua.staff.rules import Permission

from ..fields import fill_kept
from ..gate import list_behind, obtained
from ..lines import dossier_url, lines, with_list
from ..payments import PayForm
from ..shell import shell_context
from .forms import ActForm
from .registry import DOABLE, Doable
from .scene import Scene

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

# Where a refusal is shown on the form, when it speaks of one field.
_FIELD_OF = {
    "already_theirs": "to_officer",
    "dummy_id": "id_number",
    "empty_file": "scan",
    "file_kind": "scan",
    "file_too_large": "scan",
    "id_shape": "id_number",
    "no_reason": "reason",
    "no_relation": "relation",
    "no_result": "title",
    "not_able": "to_officer",
    "not_later": "day",
    "not_working_time": "day",
}
_UNPAID = frozenset({"unpaid_before", "unpaid_after"})


@needs(Permission.SEE_DOSSIERS)
def show(request: OfficerRequest, id: UUID, act: str) -> HttpResponse:
    """GET: the form with its consequence in words, or why it cannot be done. POST: do it once."""
    doable = _doable(act)
    at = now()
    scene = Scene(obtained(request, id), request.hat, at)
    if request.method == "POST":
        return _do(request, doable, scene)
    form = fill_kept(doable.form(scene=scene), take_form(request))
    return _page(request, doable, scene, form)


def _doable(act: str) -> Doable:
    try:
        return DOABLE[Act(act)]
    except (ValueError, KeyError):
        raise Http404 from None


def _do(request: OfficerRequest, doable: Doable, scene: Scene) -> HttpResponse:
    form = doable.form(request.POST, request.FILES, scene=scene)
    seen = _seen(request)
    if not form.is_valid():
        return _page(request, doable, scene, form, seen=seen, status=422)
    doing = {"dossier": scene.dossier, "by": scene.hat, "at": scene.at, "seen": seen}
    try:
        doable.call(**doing, **form.arguments())
    except Refused as refused:
        return _refused(request, doable, form, refused.refusal)
    return _after(request, doable, scene)


def _seen(request: OfficerRequest) -> int:
    """The version of the dossier the officer was looking at; none that ever was when it is not said."""
    text = request.POST.get("seen", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _refused(request: OfficerRequest, doable: Doable, form: ActForm, refusal: Refusal) -> HttpResponse:
    """The same page with what was typed and the reason; the dossier is read anew, for an action that failed
    halfway has changed the one in hand."""
    scene = Scene(obtained(request, form.scene.dossier.pk), request.hat, form.scene.at)
    if refusal.code == "overtaken" and _own_repetition(scene, doable, _seen(request)):
        return _after(request, doable, scene)
    field = _FIELD_OF.get(refusal.code, "")
    form.add_error(field if field in form.fields else None, str(refusal))
    status = 409 if refusal.code == "overtaken" else 422
    return _page(request, doable, scene, form, status=status)


def _own_repetition(scene: Scene, doable: Doable, seen: int) -> bool:
    """Whether the one who was faster is this officer, pressing the same button twice."""
    last = last_fact(scene.dossier.pk)
    if last is None or scene.dossier.version != seen + 1:
        return False
    return last.kind == FACT[doable.act] and last.by_account == scene.hat.account


def _after(request: OfficerRequest, doable: Doable, scene: Scene) -> HttpResponse:
    """Say what happened and who has it now; then to the list, when the dossier has left one's hands."""
    try:
        dossier = obtained(request, scene.dossier.pk)
    except Http404:
        messages.success(request, doable.done)
        return redirect("desk:home")
    code = list_behind(request)
    named = f"{dossier.code}: " if dossier.code else ""
    messages.success(request, f"{named}{doable.done} {whereabouts(dossier)}".strip())
    if code and not scene.hat.holds(dossier.officer_id):
        return redirect("desk:worklist", code)
    return redirect(dossier_url(dossier.pk, code))


def whereabouts(dossier: Dossier) -> str:
    """Who has the dossier now, as a sentence; nothing for one that has ended."""
    if dossier.holder == Holder.NOBODY or dossier.returned_at:
        return ""
    if dossier.officer:
        return _("%(name)s has it now.") % {"name": dossier.officer.name}
    return _("It lies with: %(holder)s.") % {"holder": Holder(dossier.holder).label.lower()}


def _page(
    request: OfficerRequest,
    doable: Doable,
    scene: Scene,
    form: ActForm,
    *,
    seen: int | None = None,
    status: int = 200,
) -> HttpResponse:
    refusal = why_not(scene.hat, scene.dossier, doable.act, scene.at)
    code = list_behind(request)
    context = shell_context(request, scene.at) | {
        "dossier": scene.dossier,
        "line": lines([scene.dossier], scene.at)[0],
        "at": scene.at,
        "doable": doable,
        "form": form,
        "refusal": refusal,
        "due_first": _unpaid(scene, refusal),
        "seen": scene.dossier.version if seen is None else seen,
        "act_url": act_url(scene.dossier.pk, doable.act, code),
        "back_url": dossier_url(scene.dossier.pk, code),
        "form_owner": owner_mark(request.user.pk),
        "form_page": request.get_full_path(),
    }
    return render(request, "desk/work/act.html", context, status=status)


def act_url(dossier: UUID, act: Act, worklist: str = "") -> str:
    """The page of an act, remembering the list from which somebody came."""
    return with_list(reverse("desk:act", args=[dossier, act.value]), worklist)


def _unpaid(scene: Scene, refusal: Refusal | None) -> list[dict[str, Any]]:
    """What is to be paid first, each with its form, when that is what stands in the way."""
    if refusal is None or refusal.code not in _UNPAID or not scene.hat.may(Permission.COLLECT_FEE):
        return []
    waiting = [one for one in payments_of(scene.dossier.pk) if one.state == PaymentState.WAITING]
    return [{"payment": one, "form": PayForm(auto_id=f"pay_{one.pk}_%s")} for one in waiting]
