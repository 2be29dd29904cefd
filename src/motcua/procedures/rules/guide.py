"""The questions that lead a person to the right case and its exact papers. Pure.

A question is asked only while it matters: while one of its `cases` is still possible, and after the answers
it names. An answer narrows the cases, adds papers that are not asked of everybody, and takes away those that
fall out. Nothing that is answered says who the person is, so the answers may stand in an address.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from motcua.kernel.words import gettext_noop as _

from .parts import PaperRequirement, compact
from .reading import Reader, bad_content, only_once

RESERVED = frozenset({"at", "case", "channel", "unit"})
_KEY = re.compile(r"[a-z][a-z0-9_]{0,30}")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer. `cases`: only these stay possible (empty: all do); `bring`: papers that are now needed;
    `leave_out`: papers that are not; `advice`: what this person should know."""

    key: str
    text: str
    text_en: str = ""
    hint: str = ""
    hint_en: str = ""
    cases: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    advice: str = ""
    advice_en: str = ""

    @classmethod
    def from_json(cls, given: Any, where: str) -> "Option":
        read = Reader(given, where)
        given_words = _words(read, *_OPTION)
        for name in ("cases", "bring", "leave_out"):
            given_words[name] = read.texts(name)
        made = cls(key=_key(read, frozenset()), text=read.text("text", needed=True), **given_words)
        read.done()
        return made

    def to_json(self) -> dict[str, Any]:
        plain = {name: getattr(self, name) for name in self.__slots__}
        return compact({name: list(v) if isinstance(v, tuple) else v for name, v in plain.items()})


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answers. `cases`: asked only while one of these is possible; `after`: asked only
    when an earlier question was answered with one of the options named."""

    key: str
    text: str
    options: tuple[Option, ...]
    text_en: str = ""
    hint: str = ""
    hint_en: str = ""
    cases: tuple[str, ...] = ()
    after: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def from_json(cls, given: Any, where: str) -> "Question":
        read = Reader(given, where)
        made = cls(
            key=_key(read, RESERVED),
            text=read.text("text", needed=True),
            options=tuple(Option.from_json(*item) for item in read.inner("options")),
            cases=read.texts("cases"),
            after=_after(read),
            **_words(read, *_QUESTION),
        )
        read.done()
        if len(made.options) < 2:
            raise bad_content(_("{where} has fewer than two answers. Give at least two."), where=where)
        only_once((option.key for option in made.options), f"{where}.options")
        return made

    def to_json(self) -> dict[str, Any]:
        words = {name: getattr(self, name) for name in ("key", "text", *_QUESTION)}
        parts = {"cases": list(self.cases), "after": {key: list(keys) for key, keys in self.after}}
        return compact(words | parts) | {"options": [option.to_json() for option in self.options]}

    def option(self, key: str) -> Option | None:
        return next((option for option in self.options if option.key == key), None)


_QUESTION = ("text_en", "hint", "hint_en")
_OPTION = (*_QUESTION, "advice", "advice_en")


def _words(read: Reader, *names: str) -> dict[str, Any]:
    return {name: read.text(name) for name in names}


def _key(read: Reader, reserved: frozenset[str]) -> str:
    key = read.text("key", needed=True)
    if not _KEY.fullmatch(key) or key in reserved:
        text = _("{where} is “{key}”. Write small letters, digits and _, and no reserved word.")
        raise bad_content(text, where=f"{read.where}.key", key=key)
    return key


def _after(read: Reader) -> tuple[tuple[str, tuple[str, ...]], ...]:
    given = read.mapping("after") or {}
    inner = Reader(given, f"{read.where}.after")
    return tuple((key, inner.texts(key)) for key in given)


@dataclass(frozen=True, slots=True)
class Way:
    """How far the answers led: those that count, the question to ask next (None at the end), the cases that
    are still possible, and the papers about which the guide decides."""

    answered: tuple[tuple[Question, Option], ...]
    ask: Question | None
    cases: tuple[str, ...]
    decided: frozenset[str] = frozenset()

    @property
    def case(self) -> str:
        """The case that the answers lead to; the first of those that are possible."""
        return self.cases[0]

    def papers(self, papers: Iterable[PaperRequirement]) -> "PaperList":
        """Which papers of the case this person needs: those asked of everybody and those the answers add,
        without those the answers take away. What no question decides is needed perhaps."""
        bring = {key for _asked, option in self.answered for key in option.bring}
        out = {key for _asked, option in self.answered for key in option.leave_out}
        needed, perhaps = [], []
        for paper in papers:
            if paper.key in bring or (paper.required is not False and paper.key not in out):
                needed.append(paper)
            elif paper.key not in self.decided | out:
                perhaps.append(paper)
        return PaperList(tuple(needed), tuple(perhaps))


@dataclass(frozen=True, slots=True)
class PaperList:
    """The papers of one person: `needed`, and `perhaps` those that only some people need."""

    needed: tuple[PaperRequirement, ...]
    perhaps: tuple[PaperRequirement, ...]


def follow(questions: Sequence[Question], cases: Sequence[str], given: Mapping[str, str]) -> Way:
    """Walk the questions with the answers given. An answer to a question that is not asked, or one that the
    question does not have, counts as none."""
    possible, answered = tuple(cases), list[tuple[Question, Option]]()
    decided = frozenset(key for one in questions for option in one.options for key in option.bring)
    for question in questions:
        if not _matters(question, possible, answered):
            continue
        chosen = question.option(given.get(question.key, ""))
        if chosen is None:
            return Way(tuple(answered), question, possible, decided)
        answered.append((question, chosen))
        kept = tuple(case for case in possible if case in chosen.cases)
        possible = kept or possible
    return Way(tuple(answered), None, possible, decided)


def _matters(
    question: Question, possible: Sequence[str], answered: Iterable[tuple[Question, Option]]
) -> bool:
    said = {asked.key: option.key for asked, option in answered}
    fits = all(said.get(key) in options for key, options in question.after)
    return fits and (not question.cases or bool(set(question.cases) & set(possible)))


def check_guide(guide: Sequence[Question], cases: Iterable[str], papers: Iterable[str], where: str) -> None:
    """Refuse questions that name a case, a paper or an earlier answer which is not there."""
    only_once((question.key for question in guide), where)
    known_cases, known_papers, asked = set(cases), set(papers), dict[str, set[str]]()
    for question in guide:
        named = {case for option in question.options for case in option.cases} | set(question.cases)
        listed = {key for option in question.options for key in (*option.bring, *option.leave_out)}
        strange = (named - known_cases) | (listed - known_papers)
        strange |= {key for key, options in question.after if not set(options) <= asked.get(key, set())}
        if strange:
            text = _("{where} names what is not there: {names}. Correct it.")
            raise bad_content(text, where=f"{where}.{question.key}", names=", ".join(sorted(strange)))
        asked[question.key] = {option.key for option in question.options}
