"""Running dossiers under an older version: what would change for each, and switching some, all or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.dossiers import actions as dossier_actions
from motcua.dossiers.queries import Changes, running_under_older, what_changes_for_each
from motcua.kernel.clock import local_day, now
from motcua.procedures import queries
from motcua.procedures.rules import step_name
from motcua.staff.entrance import OfficerRequest

from ..office.reading import fee_words
from .scene import keeps_catalogue, page, typed, versions_or_404

PER_PAGE = 20
MOST_AT_ONCE = 200
SECONDS_AT_ONCE = 10
MOST_TOLD = 100


@keeps_catalogue
def dossiers(request: OfficerRequest, code: str) -> HttpResponse:
    """The dossiers with what changes for each; those ticked are switched one by one, each by itself."""
    at = now()
    version = _in_force(code, at)
    content, given = queries.content(version.pk), typed(request)
    open_dossiers = running_under_older(request.hat, version)
    gone = _gone(open_dossiers, {case.code for case in content.cases})
    cases = _cases(given or {}, gone, {case.code for case in content.cases})
    came = Came()
    if request.method == "POST" and request.POST.get("do") in ("some", "all"):
        came = _switch(request, version, cases)
    shown = Paginator(open_dossiers.all(), PER_PAGE).get_page(request.GET.get("page"))
    known = [one for one in shown if _known(one, cases, content)]
    changes = {one.dossier.pk: one for one in what_changes_for_each(known, content, at, cases)}
    context = {
        "code": code,
        "version": version,
        "rows": [_row(one, changes.get(one.pk)) for one in shown],
        "page": shown,
        "number": shown.paginator.count,
        "gone": [{"code": one, "chosen": cases.get(one, ""), "field": f"case-{one}"} for one in gone],
        "choices": content.cases,
        "results": came.told,
        "untold": max(0, came.stay - MOST_TOLD),
        "after": came.after,
        "left": came.left,
        "ticked": set(given.getlist("dossier")) if given else set(),
    }
    return page(request, "dossiers", at, context)


def _in_force(code: str, at: Any) -> Any:
    """The version that new dossiers get today."""
    today = local_day(at)
    found = next((one for one in versions_or_404(code) if one.in_force_from <= today), None)
    if found is None:
        raise Http404
    return found


def _gone(open_dossiers: Any, known: set[str]) -> list[str]:
    """The cases of running dossiers that the newer version does not have."""
    met = set(open_dossiers.order_by().values_list("case", flat=True).distinct())
    return sorted(case for case in met if case and case not in known)


def _cases(given: Mapping[str, Any], gone: Sequence[str], known: set[str]) -> dict[str, str]:
    """Which case takes the place of one that is gone, as chosen."""
    chosen = {case: str(given.get(f"case-{case}", "")) for case in gone}
    return {case: other for case, other in chosen.items() if other in known}


def _known(dossier: Any, cases: Mapping[str, str], content: Any) -> bool:
    case = cases.get(dossier.case, dossier.case)
    return not case or case in {one.code for one in content.cases}


@dataclass
class Came:
    """What came of switching: how many went over, those that stay with the reason, and how many are left when
    the time of one request was over, from which dossier on."""

    went: int = 0
    stay: int = 0
    told: list[dict[str, Any]] = field(default_factory=list)
    after: UUID | None = None
    left: int = 0

    def add(self, results: Sequence[Any]) -> None:
        refused = [one for one in results if one.refusal]
        self.went += len(results) - len(refused)
        self.stay += len(refused)
        room = MOST_TOLD - len(self.told)
        self.told += [{"result": one, "words": str(one.refusal)} for one in refused[:room]]


def _switch(request: OfficerRequest, version: Any, cases: Mapping[str, str]) -> Came:
    came = Came()
    if request.POST.get("do") == "all":
        _switch_on(request, version, cases, came)
    elif wanted := _ticked(request):
        given: dict[str, Any] = {"cases": cases, "by": request.hat, "at": now()}
        came.add(dossier_actions.switch_versions(dossiers=wanted, version=version.pk, **given))
    else:
        messages.error(request, _("Tick at least one line."))
        return came
    words = ngettext("%(n)d dossier was switched.", "%(n)d dossiers were switched.", came.went)
    (messages.success if came.went else messages.warning)(request, words % {"n": came.went})
    return came


def _switch_on(request: OfficerRequest, version: Any, cases: Mapping[str, str], came: Came) -> None:
    """Batch by batch until all went through or the time is over; what was done by then is done, and the page
    goes on behind it. A request that is cut off loses nothing: those that went over are no longer listed."""
    came.after, until = _after(request), monotonic() + SECONDS_AT_ONCE
    while True:
        batch = dossier_actions.switch_next(
            version=version, cases=cases, by=request.hat, at=now(), after=came.after, most=MOST_AT_ONCE
        )
        came.add(batch.results)
        came.after, came.left = batch.after, batch.left
        if not batch.left or monotonic() >= until:
            return


def _after(request: OfficerRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("after", ""))
    except ValueError:
        return None


def _ticked(request: OfficerRequest) -> dict[UUID, int]:
    """What was ticked, each as `id:number of writes` so that one who was faster is noticed."""
    found: dict[UUID, int] = {}
    for text in request.POST.getlist("dossier"):
        pk, _colon, seen = text.partition(":")
        try:
            found[UUID(pk)] = int(seen)
        except ValueError:
            continue
    return dict(list(found.items())[:MOST_AT_ONCE])


def _row(dossier: Any, changes: Changes | None) -> dict[str, Any]:
    return {
        "dossier": dossier,
        "tick": f"{dossier.pk}:{dossier.version}",
        "changes": changes,
        "steps": [step_name(one.name) for one in changes.steps]
        if changes and changes.steps is not None
        else None,
        "steps_before": [step_name(one.name) for one in changes.steps_before] if changes else [],
        "fees": [f"{one.name}: {fee_words(one)}" for one in changes.fees] if changes else [],
    }
