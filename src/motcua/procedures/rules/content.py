"""The content of one version of a procedure, in the project's own format."""

import hashlib
import json
from dataclasses import dataclass, fields
from typing import Any

from motcua.kernel.words import gettext_noop as _
from motcua.workdays.rules import Limit, SupplementMode

from .guide import Option, Question, check_guide
from .parts import NO_LIMITS, FeeRule, Named, PaperRequirement, RouteStep, TimeLimits, compact
from .reading import Reader, bad_content, only_once
from .route import default_route
from .vocabulary import Channel, Level, OnlineLevel, Performer, ReturnChannel

NATIONAL = "national"
NOT_HASHED = ("source", "doubts")


def field_key(code: str, name: str) -> str:
    """What stands for a field: most fields of the catalogue have a name only. At most 40 characters."""
    return code or name[:40].strip()


@dataclass(frozen=True, slots=True)
class Case:
    """A case (trường hợp) of a procedure: what differs from the procedure's common papers, limits, fees and
    route. `limits` None and `route` empty: the procedure's own hold. `code` is text as announced; a
    procedure without cases has one whose code is the procedure's."""

    code: str
    name: str = ""
    papers: tuple[PaperRequirement, ...] = ()
    limits: TimeLimits | None = None
    fees: tuple[FeeRule, ...] = ()
    route: tuple[RouteStep, ...] = ()
    form: str = ""

    @classmethod
    def from_json(cls, given: Any, where: str) -> "Case":
        read = Reader(given, where)
        limits = read.mapping("limits")
        made = cls(
            code=read.text("code", needed=True),
            name=read.text("name"),
            papers=tuple(PaperRequirement.from_json(*item) for item in read.inner("papers")),
            limits=None if limits is None else TimeLimits.from_json(limits, f"{where}.limits"),
            fees=tuple(FeeRule.from_json(*item) for item in read.inner("fees")),
            route=tuple(RouteStep.from_json(*item) for item in read.inner("route")),
            form=read.text("form"),
        )
        read.done()
        return made

    def to_json(self) -> dict[str, Any]:
        return _json_of(self) | ({} if self.limits is None else {"limits": self.limits.to_json()})


@dataclass(frozen=True, slots=True)
class ProcedureContent:
    """All that is known of a procedure in one version. `doubts` are sentences about what the source left
    open; `curated` means that a person modelled it completely, so that a bare import does not replace it."""

    code: str
    name: str
    cases: tuple[Case, ...]
    plain_name: str = ""
    keywords: tuple[str, ...] = ()
    field_code: str = ""
    field_name: str = ""
    levels: tuple[Level, ...] = ()
    performer: Performer = Performer.UNKNOWN
    scope: str = NATIONAL
    channels: tuple[Channel, ...] = ()
    online_level: OnlineLevel = OnlineLevel.INFORMATION_ONLY
    non_boundary: bool = False
    subjects: tuple[str, ...] = ()
    executing: str = ""
    authority: str = ""
    issued_by: str = ""
    decision_no: str = ""
    decision_date: str = ""
    papers: tuple[PaperRequirement, ...] = ()
    limits: TimeLimits = NO_LIMITS
    limits_note: str = ""
    fees: tuple[FeeRule, ...] = ()
    route: tuple[RouteStep, ...] = ()
    results: tuple[Named, ...] = ()
    legal_basis: tuple[Named, ...] = ()
    conditions: str = ""
    steps_text: tuple[str, ...] = ()
    return_channels: tuple[ReturnChannel, ...] = ()
    supplement_mode: SupplementMode = SupplementMode.ADD
    supplement_limit_days: int | None = None
    form: dict[str, Any] | None = None
    guide: tuple[Question, ...] = ()
    curated: bool = False
    source: str = ""
    doubts: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, given: Any, where: str = "procedure") -> "ProcedureContent":
        """Read content strictly. Raises `Refused` with a sentence naming the first wrong field."""
        read = Reader(given, where)
        limits = read.mapping("limits")
        made = cls(
            code=read.text("code", needed=True),
            name=read.text("name", needed=True),
            cases=tuple(Case.from_json(*item) for item in read.inner("cases")),
            papers=tuple(PaperRequirement.from_json(*item) for item in read.inner("papers")),
            limits=TimeLimits.from_json(limits or {}, f"{where}.limits"),
            fees=tuple(FeeRule.from_json(*item) for item in read.inner("fees")),
            route=tuple(RouteStep.from_json(*item) for item in read.inner("route")),
            results=tuple(Named.from_json(*item) for item in read.inner("results")),
            legal_basis=tuple(Named.from_json(*item) for item in read.inner("legal_basis")),
            guide=tuple(Question.from_json(*item) for item in read.inner("guide")),
            **_words(read),
            **_plain(read),
        )
        read.done()
        made._check(where)
        return made

    def _check(self, where: str) -> None:
        if not self.cases:
            raise bad_content(_("{where} has no case. Give at least one."), where=where)
        only_once((case.code for case in self.cases), f"{where}.cases")
        for case in self.cases:
            only_once((paper.key for paper in self.papers_for(case.code)), f"{where}.papers")
        papers = {paper.key for case in self.cases for paper in self.papers_for(case.code)}
        check_guide(self.guide, (case.code for case in self.cases), papers, f"{where}.guide")

    def to_json(self) -> dict[str, Any]:
        """Canonical JSON: empty fields left out, the rest as `from_json` reads it."""
        return compact(_json_of(self) | {"limits": self.limits.to_json()})

    def content_hash(self) -> str:
        """SHA-256 over the facts; where they came from and what was doubted do not count."""
        facts = {name: value for name, value in self.to_json().items() if name not in NOT_HASHED}
        text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def field_key(self) -> str:
        """By which posts and dossiers name the field: its code, or its name where the source has no code."""
        return field_key(self.field_code, self.field_name)

    def case(self, code: str | None = None) -> Case:
        """The case of that code; without one, the only or first case. Refuses a code that is not there."""
        if not code:
            return self.cases[0]
        for case in self.cases:
            if case.code == code:
                return case
        known = ", ".join(case.code for case in self.cases)
        raise bad_content(
            _("Procedure {code} has no case {case}. Choose one of: {known}."),
            code=self.code, case=code, known=known,
        )  # fmt: skip

    def limit_for(self, case: str | None, channel: Channel) -> Limit | None:
        """The time limit, or None when no appointment date is promised. The case's own limits come first; a
        channel without a limit of its own has the counter's."""
        own = self.case(case).limits
        limits = self.limits if own is None else own
        return limits.of(channel) or limits.counter

    def papers_for(self, case: str | None) -> tuple[PaperRequirement, ...]:
        """The papers of all cases, then those of this one."""
        return self.papers + self.case(case).papers

    def fees_for(self, case: str | None, channel: Channel) -> tuple[FeeRule, ...]:
        """The fees of this case and channel: the case's own if it has any, otherwise the procedure's."""
        fees = self.case(case).fees or self.fees
        return tuple(fee for fee in fees if fee.channel in (None, channel))

    def questions(self) -> tuple[Question, ...]:
        """What leads to the right case: the guide, or without one the cases as one plain choice."""
        if self.guide or len(self.cases) < 2:
            return self.guide
        choices = (Option(case.code, case.name or case.code, cases=(case.code,)) for case in self.cases)
        return (Question("case", "", tuple(choices)),)

    def route_for(self, case: str | None, channel: Channel) -> tuple[RouteStep, ...]:
        """The timed steps: the case's, else the procedure's, else the default for the limit."""
        own = self.case(case).route or self.route
        return own or default_route(self.limit_for(case, channel), channel)


def _words(read: Reader) -> dict[str, Any]:
    return {
        "levels": read.words("levels", Level),
        "performer": read.word("performer", Performer, Performer.UNKNOWN),
        "channels": read.words("channels", Channel),
        "online_level": read.word("online_level", OnlineLevel, OnlineLevel.INFORMATION_ONLY),
        "return_channels": read.words("return_channels", ReturnChannel),
        "supplement_mode": read.word("supplement_mode", SupplementMode, SupplementMode.ADD),
    }


_TEXTS = ("plain_name", "field_code", "field_name", "executing", "authority", "issued_by")
_MORE_TEXTS = ("decision_no", "decision_date", "conditions", "limits_note", "source")
_LISTS = ("keywords", "subjects", "steps_text", "doubts")


def _plain(read: Reader) -> dict[str, Any]:
    return {
        **{name: read.text(name) for name in (*_TEXTS, *_MORE_TEXTS)},
        **{name: read.texts(name) for name in _LISTS},
        "scope": read.text("scope") or NATIONAL,
        "non_boundary": read.flag("non_boundary"),
        "curated": read.flag("curated"),
        "supplement_limit_days": read.optional_count("supplement_limit_days"),
        "form": read.mapping("form"),
    }


def _json_of(part: Any) -> dict[str, Any]:
    """The fields of a dataclass as JSON; `limits`, which may be stated yet empty, is left to the caller."""
    named = {field.name: getattr(part, field.name) for field in fields(part) if field.name != "limits"}
    return compact({name: _plain_value(value) for name, value in named.items()})


def _plain_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [item.to_json() if hasattr(item, "to_json") else item for item in value]
    return value
