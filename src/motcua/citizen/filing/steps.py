"""The pages of a draft in their order: what each is called, where it is, how far it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from motcua.applicants.rules import Filing as Files
from motcua.drafts.rules import PageOf, PaperHere, Problem

if TYPE_CHECKING:
    from motcua.drafts.queries import PaperPage

    from .gate import Filing

CONTACT = ("phone", "email", "address")
OPEN, WRONG, DONE, OPTIONAL = "open", "wrong", "done", "optional"
_PERSON = ("name", "id_number", "born", "sex")


@dataclass(frozen=True)
class Step:
    """One page. `official` titles are the law's own words, always Vietnamese."""

    key: str
    group: str
    title: str
    address: str
    state: str
    official: bool = False
    more: str = ""

    @property
    def words(self) -> str:
        """How far it is."""
        return {
            OPEN: _("To do"),
            WRONG: _("Correct this"),
            DONE: _("Done"),
            OPTIONAL: _("If it concerns you"),
        }[self.state]

    @property
    def tone(self) -> str:
        return {OPEN: "blue", WRONG: "red", DONE: "green", OPTIONAL: "grey"}[self.state]


@dataclass(frozen=True)
class Place:
    """Where a page stands in the order: its neighbours."""

    before: str
    after: str


def steps_of(filing: Filing) -> list[Step]:
    """Every page of this draft with its state."""
    wrong = _by_address(filing)
    return [
        Step(one.key, one.group, one.title, one.address, _state(one, wrong), one.official, one.more)
        for one in order_of(filing)
    ]


def order_of(filing: Filing) -> Iterator[Step]:
    """Every page of this draft in the order in which it is asked; `state` tells only what is typed. Papers
    are looked up when they are reached."""
    for group in (_about_case, _people, _form, _papers, _ends):
        yield from group(filing)


def place_of(filing: Filing, address: str) -> Place:
    """The neighbours of a page. After the last one comes the check, before the first one the list."""
    before = filing.to()
    order = (one.address for one in order_of(filing))
    for one in order:
        if one == address:
            return Place(before, next(order, filing.to("check")))
        before = one
    return Place(filing.to(), filing.to())


def address_of(filing: Filing, problem: Problem) -> str:
    """The page on which a problem is mended."""
    page, key = PageOf(problem.page), problem.key
    if page is PageOf.PAPERS:
        return filing.to("paper", key)
    if page is PageOf.ANSWERS:
        first = key.split(".")[0]
        part = next((one.key for one in filing.parts if first in one.names), "")
        part = part or (filing.parts[0].key if filing.parts else "")
        return filing.to("part", part) if part else filing.to()
    if page is PageOf.OWNER:
        return filing.to("contact" if key in CONTACT else "owner")
    return filing.to(_PAGES.get(page, "draft"))


_PAGES = {
    PageOf.CASE: "case",
    PageOf.REPRESENTATIVE: "representative",
    PageOf.RETURN: "return",
    PageOf.CHECK: "check",
}


def _by_address(filing: Filing) -> set[str]:
    return {address_of(filing, one) for one in filing.problems if one.page != PageOf.CHECK}


def _state(step: Step, wrong: set[str]) -> str:
    if step.address in wrong:
        return WRONG if step.state == DONE else OPEN
    return step.state


def _step(filing: Filing, key: str, group: str, title: str, done: Any) -> Step:
    return Step(key, group, title, filing.to(key), DONE if done else OPEN)


def _about_case(filing: Filing) -> list[Step]:
    if len(filing.procedure.cases) < 2:
        return []
    return [_step(filing, "case", _("About you"), _("Your case"), filing.case)]


def _people(filing: Filing) -> list[Step]:
    typed, group = filing.typed, _("About you")
    owner, other = typed.get("owner", {}), typed.get("representative", {})
    found = [_step(filing, "who", group, _("Who files"), typed.get("filing"))]
    known, other_known = _any(owner, _PERSON), _any(other, _PERSON)
    if typed.get("filing") not in (None, "", Files.OWNER):
        found.append(_step(filing, "representative", group, _("You, who file for them"), other_known))
        found.append(_step(filing, "owner", group, _("The person it is for"), known))
    else:
        found.append(_step(filing, "owner", group, _("Your name and ID number"), known))
    return [*found, _step(filing, "contact", group, _("How to reach you"), _any(owner, CONTACT))]


def _form(filing: Filing) -> list[Step]:
    answers, schema = filing.typed.get("answers", {}), filing.procedure.form or {}
    needed = set(schema.get("required", ()))
    return [
        Step(
            f"part-{part.key}",
            _("The form"),
            part.title,
            filing.to("part", part.key),
            DONE if _any(answers, part.names) else OPEN if needed & set(part.names) else OPTIONAL,
        )
        for part in filing.parts
    ]


def _papers(filing: Filing) -> list[Step]:
    """A page for each paper that is needed, and one for all that only some people need."""
    shown = [one for one in filing.papers if not one.filled_in]
    found = [paper_step(filing, one) for one in shown if one.required and one.asked]
    others = [one for one in shown if not (one.required and one.asked)]
    if others:
        title = _("Other papers, if they concern you")
        done = any(one.said for one in others)
        address = filing.to("papers")
        found.append(Step("papers", _("Your papers"), title, address, DONE if done else OPTIONAL))
    return found


def paper_step(filing: Filing, one: PaperPage) -> Step:
    """The page of one paper."""
    state = DONE if one.said or one.pages else OPEN if one.required and one.asked else OPTIONAL
    address = filing.to("paper", one.paper.key)
    return Step(one.paper.key, _("Your papers"), one.paper.name, address, state, True, _said(one))


def _said(one: PaperPage) -> str:
    if one.pages:
        return _("Pages added: %(n)s") % {"n": len(one.pages)}
    if one.said is PaperHere.LATER:
        return _("You bring it on paper.")
    return _("The office takes it from its own data.") if one.said is PaperHere.REPLACED else ""


def _ends(filing: Filing) -> list[Step]:
    group = _("The end")
    done = filing.typed.get("return_by")
    return [_step(filing, "return", group, _("How you get the result, and what it costs"), done)]


def _any(typed: Mapping[str, Any], names: Any) -> bool:
    return any(typed.get(name) not in (None, "", {}, []) for name in names)
