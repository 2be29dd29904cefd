"""Reading drafts: opening one, what is typed, what is missing, whose drafts there are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, QuerySet, Sum, Value

from motcua.applicants import queries as applicants
from motcua.dossiers.models import Dossier
from motcua.kernel.clock import local_day
from motcua.kernel.refusal import refuse_if
from motcua.procedures.queries import standing_for
from motcua.procedures.rules import Channel, PaperRequirement
from motcua.rows import read, statement
from motcua.staff.rules import Hat, Permission
from motcua.units.queries import reception_calendar
from motcua.workdays.rules import Due, Limit, LimitUnit, due

from .models import Draft, DraftPage
from .permissions import (
    NO_DRAFT,
    asked_papers,
    filled,
    problems_of,
    why_not_help,
    why_not_open,
    why_not_open_by_phone,
    why_not_take_in,
)
from .rules import Filled, PaperHere, PaperStands, Problem, is_filled_in, may_come_later, shown, tidy_code

_JOINED = ("version__procedure", "unit", "competent", "helper", "filed")
_LARGE = ("version__content", "version__doubts", "filed__due_explained")


@dataclass(frozen=True)
class PaperPage:
    """One paper as the filing shows it: what was said of it, its pages, what may be said of it. `required` is
    None where the catalogue does not say; `filled_in`: it is the form on the screen; `asked`: it belongs to
    the case chosen (others only show pages that were added before)."""

    paper: PaperRequirement
    said: PaperHere | None
    required: bool | None
    filled_in: bool
    may_be_replaced: bool
    may_come_later: bool
    asked: bool = True
    pages: list[DraftPage] = field(default_factory=list)


def open_by_key(code: str, key: str) -> Draft | None:
    """The draft of this code, opened with its key; a filed one too, so that its owner finds the dossier."""
    found = _coded(code)
    return None if why_not_open(found, key) else found


def open_by_phone(code: str, phone: str) -> Draft | None:
    """The open draft of this code in which this telephone number was typed: going on on another device."""
    found = _coded(code)
    return None if why_not_open_by_phone(found, phone) else found


def filed_as(code: str) -> UUID | None:
    """The dossier that the draft of this code became: the applicant's number for it until it has its own."""
    found = read(Draft, "code = %s", [tidy_code(code) or ""])
    return found[0].filed_id if found else None


def opened(draft_id: UUID) -> Draft | None:
    """The draft of this id, for a browser whose session says that it was let in before."""
    return next(iter(_of_id(draft_id)), None)


def drafts_of(account: UUID) -> list[Draft]:
    """The open drafts of somebody who is signed in, those touched last first."""
    return list(_joined().open().of(account).order_by("-touched_at", "-id"))  # type: ignore[attr-defined]


def number_of_filing(dossier: UUID) -> str:
    """The number of the draft that a dossier was filed from; empty for one that came in another way."""
    return Draft.objects.filter(filed=dossier).values_list("code", flat=True).first() or ""


def filed_of(account: UUID, *, limit: int = 100) -> list[Dossier]:
    """The dossiers that somebody filed while signed in, newest first."""
    found = Dossier.objects.present().filter(pk__in=Draft.objects.of(account).values("filed"))
    return list(
        found.for_lists().select_related("served_by", "competent").order_by("-filed_at", "-id")[:limit]
    )


def own(account: UUID, draft_id: UUID) -> Draft | None:
    """A draft of somebody who is signed in."""
    return _joined().filter(pk=draft_id, account=account).first()


def helped_by(hat: Hat, *, open_only: bool = False, limit: int = 50) -> list[Draft]:
    """What an officer has helped with, those touched last first; their dossiers are under `filed`."""
    if why_not_help(hat):
        return []
    found = _joined().filter(helper=hat.works_for or hat.account)
    found = found.filter(ended_at=None) if open_only else found
    return list(found.order_by("-touched_at", "-id")[:limit])


def helped(hat: Hat, draft_id: UUID) -> Draft | None:
    """A draft with which this officer helps."""
    found = None if why_not_help(hat) else _joined().filter(pk=draft_id).first()
    return found if found and hat.holds(found.helper_id) else None


def helped_dossier(hat: Hat, dossier_id: UUID) -> Dossier | None:
    """A dossier that this officer helped somebody to file. Officers who only help see no others."""
    found = None if why_not_help(hat) else _joined().filter(filed=dossier_id).first()
    return found.filed if found and hat.holds(found.helper_id) else None


def prepared_for(hat: Hat, *, limit: int = 50) -> list[Draft]:
    """What waits for an officer of the counter to take it in, prepared with people of this unit and read out
    to them; whoever has waited longest first."""
    if not hat.may(Permission.FILE):
        return []
    found = _joined().open().filter(unit=hat.authority, channel=Channel.COUNTER.value)  # type: ignore[attr-defined]
    ready = found.filter(agreed_at__isnull=False, consent_at__isnull=False)
    return list(ready.order_by("touched_at", "id")[:limit])


def prepared(hat: Hat, draft_id: UUID) -> Draft:
    """One draft that an officer of the counter may take in. Raises Refused as `why_not_take_in` says."""
    found = _joined().filter(pk=draft_id).first()
    refuse_if(why_not_take_in(found, hat) if found else NO_DRAFT)
    assert found
    return found


def prepared_under(hat: Hat, code: str) -> Draft | None:
    """The prepared draft of this code, if this officer may take it in."""
    found = _coded(code) if tidy_code(code) else None
    return found if found and not why_not_take_in(found, hat) else None


@dataclass(frozen=True)
class HelpGiven:
    """What one officer helped with in some days: people who agreed to be helped, seconds, and how many of
    those begun before or then were filed."""

    helper: UUID
    kind: str
    people: int = 0
    seconds: int = 0
    filed: int = 0

    @property
    def minutes(self) -> int:
        """A minute begun is a minute."""
        return -(-self.seconds // 60)


def help_given(scope: str, begin: datetime, end: datetime, *, helper: UUID | None = None) -> list[HelpGiven]:
    """What officers with a post within a path helped with from one moment to another (the last not included),
    whoever helped most people first. People and time count on the day on which the help began."""
    drafts = Draft.objects.filter(helper__isnull=False, helper_post__unit__path__within=scope)
    if helper:
        drafts = drafts.filter(helper=helper)
    begun = drafts.filter(opened_at__gte=begin, opened_at__lt=end, consent_at__isnull=False)
    done = drafts.filter(ended_at__gte=begin, ended_at__lt=end, filed__isnull=False)
    found: dict[tuple[UUID, str], dict[str, int]] = {}
    for one in begun.values("helper", "help_kind").annotate(n=Count("pk"), s=Sum("helped_seconds")):
        found[one["helper"], one["help_kind"]] = {"people": one["n"], "seconds": one["s"]}
    for other in done.values("helper", "help_kind").annotate(n=Count("pk")):
        found.setdefault((other["helper"], other["help_kind"]), {})["filed"] = other["n"]
    given = [HelpGiven(who, kind, **numbers) for (who, kind), numbers in found.items()]
    return sorted(given, key=lambda one: (-one.people, -one.filed, str(one.helper)))


def typed(draft: Draft) -> dict[str, Any]:
    """Everything that was typed so far; `kept` holds what fits the form no more, each with its title."""
    return shown(applicants.sheet(draft.sheet_id))


def state_of(draft: Draft, typed: Mapping[str, Any] | None = None) -> Filled:
    """The draft as a whole, for `problems` and `papers_of`, so that a page that asks for both reads it once;
    `typed` where that was read before."""
    return filled(draft, typed)


def problems(draft: Draft, known: Filled | None = None) -> list[Problem]:
    """What still stops filing, in the order of the pages; empty when it can be filed."""
    return problems_of(draft, known)


def papers_of(draft: Draft, known: Filled | None = None) -> list[PaperPage]:
    """The papers to bring for the case chosen, and behind them others that pages were added to before."""
    known = known or filled(draft)
    procedure, case = known.procedure, known.case
    asked = {paper.key for paper in procedure.papers_for(case or None)}
    pages = _pages(draft)
    shown_papers = [paper for key, paper in asked_papers(procedure).items() if key in asked or key in pages]
    later = may_come_later(procedure, Channel(draft.channel))
    return [
        PaperPage(
            paper=paper,
            said=known.papers.get(paper.key, PaperStands()).said,
            required=paper.required,
            filled_in=is_filled_in(procedure, paper),
            may_be_replaced=bool(paper.result_of),
            may_come_later=later,
            asked=paper.key in asked,
            pages=pages.get(paper.key, []),
        )
        for paper in sorted(shown_papers, key=lambda one: one.key not in asked)
    ]


def page(draft: Draft, page_id: UUID) -> DraftPage | None:
    """One page of a draft, with its file."""
    return draft.pages.select_related("file").filter(pk=page_id).first()


def newer_version(draft: Draft, at: datetime) -> UUID | None:
    """The version that is in force instead of the draft's, if it changed while the draft slept. Raises
    Refused when the procedure is no longer in force at all."""
    standing = standing_for(draft.version_id, local_day(at))
    return standing if standing != draft.version_id else None


def accept_by_if_filed(draft: Draft, at: datetime) -> Due:
    """Until when the centre would have to accept what is filed now, and how that is counted."""
    calendar = reception_calendar(draft.unit_id, local_day(at))
    return due(calendar, at, Limit(Decimal(settings.ACCEPT_HOURS), LimitUnit.HOUR))


def _pages(draft: Draft) -> dict[str, list[DraftPage]]:
    found: dict[str, list[DraftPage]] = {}
    for one in _pages_of(draft.pk):
        found.setdefault(one.key, []).append(one)
    return found


def _coded(code: str) -> Draft | None:
    """A wrong check letter is answered like an unknown code, after the same look."""
    return _joined().filter(code=tidy_code(code) or "").first()


@statement
def _pages_of(draft_id: Value) -> QuerySet[DraftPage]:
    pages = DraftPage.objects.select_related("file").filter(draft=draft_id)
    return pages.order_by("key", "position", "id")


@statement
def _of_id(draft_id: Value) -> QuerySet[Draft]:
    return Draft.objects.select_related("unit").filter(pk=draft_id)


def _joined() -> QuerySet[Draft]:
    return Draft.objects.select_related(*_JOINED).defer(*_LARGE)
