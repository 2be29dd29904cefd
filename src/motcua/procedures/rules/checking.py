"""What stands in the way of publishing a working copy, and what to mind, in sentences. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop as _

from .content import Case, ProcedureContent
from .route import working_hours
from .schema import why_not_form
from .vocabulary import Channel, Known, OnlineLevel

STORED_SHORTER = {"paper", "fee"}  # a dossier keeps as much as fits
LONGEST = {"case": 40, "key": 80, "paper": 500, "step": 200, "effect": 300, "fee": 250, "field": 300}


@dataclass(frozen=True)
class Problem:
    """One thing found. `part` and `case` say where it is mended; `stops`: it must be mended first."""

    part: str
    refusal: Refusal
    stops: bool = False
    case: str = ""


def problems_of(
    content: ProcedureContent, before: ProcedureContent | None, *, revives: bool = False
) -> list[Problem]:
    """What is wrong with a content that shall follow another (None: with that of a new procedure), the
    stopping things first. One that `revives` an ended procedure may be as it was."""
    found = [*_unchanged(content, None if revives else before), *_too_long(content), *_bad_form(content)]
    found += _of_new(content) if before is None else ()
    for case in content.cases:
        found += _of_case(content, case)
    found += [*_of_all(content), *_lost_cases(content, before)]
    return sorted(found, key=lambda one: not one.stops)


def _unchanged(content: ProcedureContent, before: ProcedureContent | None) -> Iterator[Problem]:
    if before is not None and content.content_hash() == before.content_hash():
        text = _("Nothing differs from the version that is there. Change something, or give the copy up.")
        yield Problem("", Refusal("nothing_changed", text), stops=True)


def _of_new(content: ProcedureContent) -> Iterator[Problem]:
    if not content.levels:
        text = _("No level is ticked, so no centre offers it until its unit lists it.")
        yield Problem("about", Refusal("no_level", text))
    if not content.field_name:
        text = _("No field is written: officers who work in one field only will not meet its dossiers.")
        yield Problem("about", Refusal("no_field", text))


def _bad_form(content: ProcedureContent) -> Iterator[Problem]:
    wrong = why_not_form(content.form) if content.form is not None else None
    if wrong:
        yield Problem("form", wrong, stops=True)
    if content.online_level is OnlineLevel.FULL and content.form is None:
        text = _("It is called fully online but has no electronic form: people would file without one.")
        yield Problem("form", Refusal("no_form", text))


def _too_long(content: ProcedureContent) -> Iterator[Problem]:
    yield from _longer("about", "", "field", content.field_name)
    parts: list[tuple[str, ProcedureContent | Case]] = [("", content)]
    for code, part in [*parts, *((case.code, case) for case in content.cases)]:
        yield from _longer("cases", code, "case", code)
        for paper in part.papers:
            yield from _longer("papers", code, "key", paper.key)
            yield from _longer("papers", code, "paper", paper.name)
        for step in part.route:
            yield from _longer("route", code, "step", step.name)
            yield from _longer("route", code, "effect", step.effect)
        for fee in part.fees:
            yield from _longer("fees", code, "fee", fee.name)


def _longer(part: str, case: str, kind: str, text: str) -> Iterator[Problem]:
    if len(text) > LONGEST[kind]:
        said = _("“{start}…” has {length} characters; at most {most} fit. Shorten it.")
        params = {"start": text[:40], "length": len(text), "most": LONGEST[kind]}
        yield Problem(part, Refusal("too_long", said, params), stops=kind not in STORED_SHORTER, case=case)


def _of_case(content: ProcedureContent, case: Case) -> Iterator[Problem]:
    named: dict[str, Any] = {"case": case.name or case.code}
    own = case.code if case.limits is not None else ""
    if content.limit_for(case.code, Channel.COUNTER) is None:
        text = _("{case}: no time limit, so no date is promised to anybody.")
        yield Problem("limits", Refusal("no_limit", text, named), case=own)
    if not content.papers_for(case.code):
        text = _("{case}: no paper is asked for. If that is so, nothing needs to be done.")
        yield Problem("papers", Refusal("no_papers", text, named), case=case.code)
    yield from _hours(content, case, named)


def _hours(content: ProcedureContent, case: Case, named: dict[str, Any]) -> Iterator[Problem]:
    for channel in (Channel.COUNTER, Channel.ONLINE):
        limit = content.limit_for(case.code, channel)
        spent = sum(step.hours(channel) for step in content.route_for(case.code, channel))
        if limit and spent > working_hours(limit):
            text = _("{case}: the steps take {spent} working hours, the time limit leaves {allowed}.")
            params = {**named, "spent": f"{spent:g}", "allowed": f"{working_hours(limit):g}"}
            place = case.code if case.route else ""
            yield Problem("route", Refusal("too_many_hours", text, params), case=place)
            return


def _of_all(content: ProcedureContent) -> Iterator[Problem]:
    fees = [*content.fees, *(fee for case in content.cases for fee in case.fees)]
    for name in dict.fromkeys(fee.name for fee in fees if fee.known is Known.UNKNOWN and not fee.is_free):
        text = _("The amount of “{fee}” is not known: officers are told to ask before they answer.")
        yield Problem("fees", Refusal("fee_unknown", text, {"fee": name}))
    if not content.channels:
        text = _("No way of filing is chosen: all three are assumed.")
        yield Problem("about", Refusal("no_channel", text))
    if content.doubts:
        text = _("{number} of the doubts about the source still stand. Look at them before you publish.")
        yield Problem("doubts", Refusal("doubts_stand", text, {"number": len(content.doubts)}))


def _lost_cases(content: ProcedureContent, before: ProcedureContent | None) -> Iterator[Problem]:
    kept = {case.code for case in content.cases}
    for case in before.cases if before else ():
        if case.code not in kept:
            text = _("The case “{case}” is gone: its running dossiers stay with the older version.")
            yield Problem("cases", Refusal("case_gone", text, {"case": case.name or case.code}))
