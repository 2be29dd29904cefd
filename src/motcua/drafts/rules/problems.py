"""What still stops a draft from being filed, each with the page on which it is mended. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from motcua.applicants.rules import BadPhone, Filing, PersonWritten, normal_phone
from motcua.kernel.text import fold, tidy
from motcua.kernel.words import gettext_noop, translate
from motcua.procedures.rules import (
    Channel,
    OnlineLevel,
    PaperRequirement,
    ProcedureContent,
    ToPay,
    asks_copies,
    copies_in,
    to_pay,
)

from .pledges import pledged
from .sheet import day_of, person_of
from .words import PageOf, PaperHere

_FIRST_BIRTH = date(1890, 1, 1)


@dataclass(frozen=True)
class Problem:
    """One thing to mend before filing: on which page (`PageOf`), which field or paper there, and the sentence
    in the reader's language. `key` of answers is the dotted name of the question."""

    page: str
    key: str
    sentence: str


@dataclass(frozen=True)
class PaperStands:
    """What a draft holds of one paper: what was said of it, and how many pages are here."""

    said: PaperHere | None = None
    pages: int = 0


@dataclass(frozen=True)
class Filled:
    """A draft as far as filing asks about it."""

    procedure: ProcedureContent
    typed: Mapping[str, Any]
    today: date
    channel: Channel = Channel.ONLINE
    papers: Mapping[str, PaperStands] = field(default_factory=dict)
    helped: bool = False
    consented: bool = False
    agreed: bool = False

    @property
    def case(self) -> str:
        """The case that was chosen, or the only one; empty while one is to be chosen."""
        cases = [one.code for one in self.procedure.cases]
        chosen = str(self.typed.get("case") or "")
        return chosen if chosen in cases else cases[0] if len(cases) == 1 else ""

    @property
    def asks_copies(self) -> bool:
        """Whether the number of copies is asked beside the form."""
        return asks_copies(self.procedure, self.case or None, self.channel)

    @property
    def to_pay(self) -> list[ToPay]:
        """What it costs, as far as that is known."""
        typed = copies_in(str(self.typed.get("copies", "")))
        answers = self.typed.get("answers", {})
        return to_pay(self.procedure, self.case or None, self.channel, answers=answers, copies=typed)


def problems(filled: Filled) -> list[Problem]:
    """Everything that stops filing, in the order of the pages."""
    asked = (_case, _people, _answers, _papers, _copies, _agreement)
    return [one for ask in asked for one in ask(filled)]


def is_filled_in(procedure: ProcedureContent, paper: PaperRequirement) -> bool:
    """Whether a paper is the very form that is filled in on the screen: no picture of it is needed then.

    The catalogue names printed forms in many ways (by title, by number, by circular), so the one called like
    the form on the screen is meant, else the first of the common papers, or of the case's own, that has one.
    """
    if procedure.form is None or not paper.form:
        return False
    of_cases = [case.papers for case in procedure.cases]
    groups = [[one for one in papers if one.form] for papers in (procedure.papers, *of_cases)]
    meant = groups[:1] if groups[0] else groups[1:]
    title = fold(str(procedure.form.get("title", "")))
    return any(group and _form_of(group, title).key == paper.key for group in meant)


def _form_of(papers: list[PaperRequirement], title: str) -> PaperRequirement:
    alike = [one for one in papers if fold(one.form) in title or (title and title in fold(one.form))]
    return (alike or papers)[0]


def may_come_later(procedure: ProcedureContent, channel: Channel) -> bool:
    """Whether papers may follow on paper: always by post and to the counter, online where not all of it is
    done online."""
    return channel in (Channel.POST, Channel.COUNTER) or procedure.online_level is not OnlineLevel.FULL


def _case(filled: Filled) -> Iterator[Problem]:
    if not filled.case:
        yield _problem(PageOf.CASE, "case", gettext_noop("Choose which case is yours."))


def _people(filled: Filled) -> Iterator[Problem]:
    owner = filled.typed.get("owner", {})
    yield from _person(PageOf.OWNER, owner, filled.today)
    if not str(owner.get("phone", "")).strip():
        text = gettext_noop("Write a telephone number: with it you can follow your dossier.")
        yield _problem(PageOf.OWNER, "phone", text)
    other = filled.typed.get("representative", {})
    if filled.typed.get("filing", Filing.OWNER) != Filing.OWNER:
        yield from _person(PageOf.REPRESENTATIVE, other, filled.today)


def _person(page: PageOf, written: Mapping[str, Any], today: date) -> Iterator[Problem]:
    person = person_of(written)
    if not tidy(person.name):
        yield _problem(page, "name", gettext_noop("Write the full name."))
    yield from _born(page, str(written.get("born", "")), today)
    try:
        normal_phone(person.phone)
    except BadPhone as wrong:
        yield Problem(page, "phone", str(wrong))
    yield from _mail(page, person)


def _born(page: PageOf, text: str, today: date) -> Iterator[Problem]:
    born = day_of(text)
    if text and born is None:
        told = gettext_noop("Write the day of birth as day/month/year, such as 24/11/1990.")
        yield _problem(page, "born", told)
    elif born and not _FIRST_BIRTH <= born <= today:
        yield _problem(page, "born", gettext_noop("This day of birth cannot be right. Correct it."))


def _mail(page: PageOf, person: PersonWritten) -> Iterator[Problem]:
    if person.email and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", person.email):
        text = gettext_noop("Write the e-mail address as name@place, such as an@example.vn, or leave it out.")
        yield _problem(page, "email", text)


def _answers(filled: Filled) -> Iterator[Problem]:
    """By the same schema and the same validator as the action that records the answers. Pledges are for the
    statement, which `_agreement` asks about."""
    form = filled.procedure.form
    if form is None:
        return
    stated = pledged(form, filled.typed.get("answers", {}))
    validator = Draft202012Validator(form, format_checker=FormatChecker())
    for wrong in sorted(validator.iter_errors(stated), key=lambda one: list(map(str, one.absolute_path))):
        name = _where(wrong)
        text = gettext_noop("Look at “{field}” on the form: it is missing or not written as it should be.")
        yield Problem(PageOf.ANSWERS, name, translate(text).format(field=title_at(form, name)))


def _where(wrong: Any) -> str:
    path = list(wrong.absolute_path)
    if wrong.validator == "required":
        path += [name for name in wrong.validator_value if name not in wrong.instance][:1]
    return ".".join(map(str, path))


def title_at(form: Mapping[str, Any], name: str) -> str:
    """What the question of a dotted name is called; the last part of its name where it has no title."""
    part: Mapping[str, Any] = form
    for step in name.split(".") if name else ():
        part = part.get("items", {}) if step.isdecimal() else part.get("properties", {}).get(step, {})
    return str(part.get("title") or name.rpartition(".")[2] or "?")


def _papers(filled: Filled) -> Iterator[Problem]:
    if not filled.case:
        return
    for paper in filled.procedure.papers_for(filled.case):
        text = _why_not_there(filled, paper)
        if text:
            yield Problem(PageOf.PAPERS, paper.key, translate(text).format(paper=paper.name))


def _why_not_there(filled: Filled, paper: PaperRequirement) -> str:
    stands = filled.papers.get(paper.key, PaperStands())
    if stands.pages or not paper.required or is_filled_in(filled.procedure, paper):
        return ""
    if stands.said is PaperHere.REPLACED and paper.result_of:
        return ""
    if may_come_later(filled.procedure, filled.channel):
        if stands.said is PaperHere.LATER:
            return ""
        return gettext_noop("“{paper}” is still missing. Photograph it, or say that you hand it in later.")
    return gettext_noop("“{paper}” is still missing. Photograph it, or choose a file.")


def _copies(filled: Filled) -> Iterator[Problem]:
    if filled.asks_copies and copies_in(str(filled.typed.get("copies", ""))) is None:
        text = gettext_noop("Write how many copies you want: a number from 0 to 500.")
        yield _problem(PageOf.RETURN, "copies", text)


def _agreement(filled: Filled) -> Iterator[Problem]:
    if filled.helped and not filled.consented:
        text = gettext_noop("Write down how the person agreed to be helped.")
        yield _problem(PageOf.CONSENT, "consent", text)
    if not filled.agreed:
        text = gettext_noop("Read the statement at the end and confirm that all of it is true.")
        yield _problem(PageOf.CHECK, "statement", text)


def _problem(page: PageOf, key: str, text: str) -> Problem:
    return Problem(page, key, translate(text))
