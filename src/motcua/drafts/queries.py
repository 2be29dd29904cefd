"""Reading drafts: opening one, what is typed, what is missing, whose drafts there are."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, QuerySet, Sum

from motcua.applicants import queries as applicants
from motcua.dossiers.models import Dossier
from motcua.kernel.clock import local_day
from motcua.procedures.queries import content, standing_for
from motcua.procedures.rules import Channel, PaperRequirement
from motcua.staff.rules import Hat
from motcua.units.queries import office
from motcua.workdays.rules import Due, Limit, LimitUnit, due

from .models import Draft, DraftPage
from .permissions import (
    asked_papers,
    filled,
    problems_of,
    stands,
    why_not_help,
    why_not_open,
    why_not_open_by_phone,
)
from .rules import PaperHere, PaperStands, Problem, is_filled_in, may_come_later, shown, tidy_code

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
    return Draft.objects.filter(code=tidy_code(code) or "").values_list("filed", flat=True).first()


def opened(draft_id: UUID) -> Draft | None:
    """The draft of this id, for a browser whose session says that it was let in before."""
    return _joined().filter(pk=draft_id).first()


def drafts_of(account: UUID) -> list[Draft]:
    """The open drafts of somebody who is signed in, those touched last first."""
    return list(_joined().open().of(account).order_by("-touched_at", "-id"))  # type: ignore[attr-defined]


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


def problems(draft: Draft) -> list[Problem]:
    """What still stops filing, in the order of the pages; empty when it can be filed."""
    return problems_of(draft)


def case_of(draft: Draft) -> str:
    """The case that was chosen, or the only one there is; empty while one is to be chosen."""
    return filled(draft).case


def papers_of(draft: Draft) -> list[PaperPage]:
    """The papers to bring for the case chosen, and behind them others that pages were added to before."""
    procedure, case = content(draft.version_id), case_of(draft)
    asked = {paper.key for paper in procedure.papers_for(case or None)}
    known, pages = stands(draft), _pages(draft)
    shown_papers = [paper for key, paper in asked_papers(procedure).items() if key in asked or key in pages]
    later = may_come_later(procedure, Channel(draft.channel))
    return [
        PaperPage(
            paper=paper,
            said=known.get(paper.key, PaperStands()).said,
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
    calendar = office(draft.unit_id, local_day(at)).calendar
    return due(calendar, at, Limit(Decimal(settings.ACCEPT_HOURS), LimitUnit.HOUR))


def _pages(draft: Draft) -> dict[str, list[DraftPage]]:
    found: dict[str, list[DraftPage]] = {}
    for one in draft.pages.select_related("file").order_by("key", "position", "id"):
        found.setdefault(one.key, []).append(one)
    return found


def _coded(code: str) -> Draft | None:
    """A wrong check letter is answered like an unknown code, after the same look."""
    return _joined().filter(code=tidy_code(code) or "").first()


def _joined() -> QuerySet[Draft]:
    return Draft.objects.select_related(*_JOINED).defer(*_LARGE)
