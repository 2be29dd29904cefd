"""The page of a procedure in plain words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.citizen.place import Place, place_of
from motcua.kernel.clock import local_day, now
from motcua.pages.packing import packed
from motcua.procedures.finding import offers_of, shelf
from motcua.procedures.queries import content as content_of
from motcua.procedures.rules import ProcedureContent
from motcua.procedures.rules.shelf import Entry
from motcua.staff.entrance import public
from motcua.workdays.queries import default_calendar
from motcua.workdays.rules import WorkCalendar

from . import telling

# Where filing begins; another part of the citizens' door.
FILING = "/file/start/"


@dataclass(frozen=True)
class Shown:
    """A procedure as a reader of some commune sees it."""

    entry: Entry
    content: ProcedureContent
    place: Place | None
    at: datetime

    @property
    def calendar(self) -> WorkCalendar:
        return self.place.calendar if self.place else default_calendar()

    @property
    def offered(self) -> bool:
        """Whether the chosen commune takes it in; what no commune was asked about counts as offered."""
        if self.place is None:
            return True
        return offers_of(self.place.unit, local_day(self.at)).takes_in(self.entry)

    def filing(self, case: str = "") -> str:
        """Where to file it online at the chosen commune; nothing where that is not possible."""
        if self.place is None or not telling.goes_online(self.content):
            return ""
        given = {"version": self.entry.version, "case": case, "unit": self.place.unit.pk}
        return f"{FILING}?{urlencode({name: value for name, value in given.items() if value})}"


def shown_to(request: HttpRequest, code: str) -> Shown:
    """The procedure of that code in force today. Not found for an unknown one."""
    at = now()
    entry = shelf(local_day(at)).by_code.get(code)
    if entry is None:
        raise Http404
    return Shown(entry, content_of(UUID(str(entry.version))), place_of(request), at)


@public
@packed
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Who, where, papers, fee, days, form, law, and what to do next."""
    shown = shown_to(request, code)
    return render(request, "citizen/finding/procedure.html", _context(shown))


def _context(shown: Shown) -> dict[str, Any]:
    content = shown.content
    single = content.cases[0].code if len(content.cases) == 1 else ""
    return about(shown) | {
        "times": telling.times(content, shown.calendar, shown.at),
        "costs": telling.costs(content, single or None),
        "costs_differ": any(case.fees for case in content.cases) and not single,
        "papers": content.papers_for(single) if single else content.papers,
        "case_papers": [] if single else [case for case in content.cases if case.papers],
        "questions": len(content.questions()),
        "filing": shown.filing(single),
        "forms": telling.forms(content),
        "has_form": any(paper.form for paper in content.papers),
        "results": telling.results(content),
        "ways": telling.ways(content),
    }


def about(shown: Shown) -> dict[str, Any]:
    """What every page about one procedure shows."""
    return {
        "entry": shown.entry,
        "content": shown.content,
        "offered": shown.offered,
        "online": telling.online_words(shown.content),
        "goes_online": telling.goes_online(shown.content),
        "doer": telling.doer_words(shown.content.performer),
    }
