"""The parts of a procedure: papers, time limits, fees, steps, results, legal basis. Frozen, read strictly."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from motcua.kernel.words import gettext_noop as _
from motcua.workdays.rules import Limit

from .reading import Reader, bad_content
from .vocabulary import Channel, Collect, FeeKind, Known, StepRole, StepTier


def compact(fields: Mapping[str, Any]) -> dict[str, Any]:
    """A JSON object without its empty fields, so that content stays small and its hash stable."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {}, False, 0)}


@dataclass(frozen=True, slots=True)
class PaperRequirement:
    """A paper of the dossier (thành phần hồ sơ). `required` None: the source does not say.

    `result_of` is the code of the procedure or result when the paper is what another procedure issued: it
    can then be taken from the national warehouse instead of from the person. `group` is the heading under
    which the source lists it (“to be handed in”, “to be shown”).
    """

    key: str
    name: str
    originals: int = 0
    copies: int = 0
    required: bool | None = None
    form: str = ""
    result_of: str | None = None
    note: str = ""
    group: str = ""

    @classmethod
    def from_json(cls, given: Any, where: str) -> "PaperRequirement":
        read = Reader(given, where)
        made = cls(
            key=read.text("key", needed=True),
            name=read.text("name", needed=True),
            originals=read.count("originals"),
            copies=read.count("copies"),
            required=read.optional_flag("required"),
            form=read.text("form"),
            result_of=read.optional_text("result_of"),
            note=read.text("note"),
            group=read.text("group"),
        )
        read.done()
        return made

    def to_json(self) -> dict[str, Any]:
        fields = {name: getattr(self, name) for name in self.__slots__ if name != "required"}
        stated = {} if self.required is None else {"required": self.required}
        return compact(fields) | stated


@dataclass(frozen=True, slots=True)
class TimeLimits:
    """The time limit of each filing channel; None means no appointment date is promised."""

    counter: Limit | None = None
    online: Limit | None = None
    post: Limit | None = None

    @classmethod
    def same(cls, limit: Limit | None) -> "TimeLimits":
        """One limit for every channel."""
        return cls(limit, limit, limit)

    @classmethod
    def from_json(cls, given: Any, where: str) -> "TimeLimits":
        read = Reader(given, where)
        found = {channel.value: _limit(read, channel.value) for channel in Channel}
        read.done()
        return cls(**found)

    def to_json(self) -> dict[str, Any]:
        limits = {channel.value: self.of(channel) for channel in Channel}
        return {name: limit.to_json() for name, limit in limits.items() if limit}

    def of(self, channel: Channel) -> Limit | None:
        found: Limit | None = getattr(self, channel.value)
        return found

    def __bool__(self) -> bool:
        return any((self.counter, self.online, self.post))


NO_LIMITS = TimeLimits()


def _limit(read: Reader, name: str) -> Limit | None:
    given = read.mapping(name)
    if given is None:
        return None
    try:
        return Limit.from_json(given)
    except ValueError as error:
        raise bad_content(
            _("{where} is not a time limit. {why}"), where=f"{read.where}.{name}", why=str(error)
        ) from None


@dataclass(frozen=True, slots=True)
class Rate:
    """How an amount is counted: so much for each of the first units, less for later ones, up to a maximum for
    one copy (certified copies: 2,000 đồng for each of two pages, then 1,000, at most 200,000)."""

    per: str
    first: int = 0
    later_amount: int | None = None
    most: int | None = None

    @classmethod
    def from_json(cls, given: Any, where: str) -> "Rate":
        read = Reader(given, where)
        made = cls(
            per=read.text("per", needed=True),
            first=read.count("first"),
            later_amount=read.optional_count("later_amount"),
            most=read.optional_count("most"),
        )
        read.done()
        return made

    def to_json(self) -> dict[str, Any]:
        return compact({name: getattr(self, name) for name in self.__slots__})

    def total(self, amount: int, units: int) -> int:
        """The sum in đồng for so many units."""
        later = self.later_amount if self.later_amount is not None else amount
        at_first = min(units, self.first) if self.first else units
        total = at_first * amount + (units - at_first) * later
        return total if self.most is None else min(total, self.most)


_SOURCE_SAYS = re.compile(r"^nguồn (ghi|nêu)\s*:\s*", re.IGNORECASE)
_OF_SOURCE = re.compile(r"\bnguồn (không )?(ghi|nêu)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=\.)\s+")


@dataclass(frozen=True, slots=True)
class FeeRule:
    """A fee, charge or price, in đồng. `channel` None holds for all channels.

    `amount` is None unless it is stated; a zero without words in the source is `known=unknown`, so that
    nobody is promised a free service by an empty cell.
    """

    name: str
    kind: FeeKind = FeeKind.FEE
    known: Known = Known.UNKNOWN
    amount: int | None = None
    collect: Collect = Collect.BEFORE
    channel: Channel | None = None
    code: str = ""
    note: str = ""
    rate: Rate | None = None

    @classmethod
    def from_json(cls, given: Any, where: str) -> "FeeRule":
        read = Reader(given, where)
        rate = read.mapping("rate")
        made = cls(
            name=read.text("name", needed=True),
            kind=read.word("kind", FeeKind),
            known=read.word("known", Known),
            amount=read.optional_count("amount"),
            collect=read.word("collect", Collect),
            channel=read.optional_word("channel", Channel),
            code=read.text("code"),
            note=read.text("note"),
            rate=None if rate is None else Rate.from_json(rate, f"{where}.rate"),
        )
        read.done()
        made._check(where)
        return made

    def _check(self, where: str) -> None:
        if self.known is Known.STATED and not self.amount:
            raise bad_content(
                _("{where} is called stated but has no amount. Give the amount, or write unknown."),
                where=where,
            )
        if self.known is not Known.STATED and self.amount:
            raise bad_content(
                _("{where} has an amount but is not called stated. Write stated, or remove the amount."),
                where=where,
            )

    def to_json(self) -> dict[str, Any]:
        fields = {name: getattr(self, name) for name in self.__slots__ if name != "rate"}
        return compact(fields) | ({} if self.rate is None else {"rate": self.rate.to_json()})

    def total(self, units: int = 1, copies: int = 1) -> int | None:
        """The sum in đồng for so many copies of so many units (pages); None while the amount is not known."""
        if self.is_free:
            return 0
        if self.amount is None:
            return None
        each = self.rate.total(self.amount, units) if self.rate else self.amount
        return each * copies

    @property
    def note_for_people(self) -> str:
        """The note as people may read it. What is said of an unknown amount is meant for officers, and so are
        remarks on the source (“Nguồn nêu …”); of “Nguồn ghi: …” the words behind it stay."""
        if self.known is Known.UNKNOWN:
            return ""
        sentences = _SENTENCE_END.split(_SOURCE_SAYS.sub("", self.note).strip())
        told = " ".join(one for one in sentences if not _OF_SOURCE.search(one))
        return told[:1].upper() + told[1:]

    @property
    def is_free(self) -> bool:
        """Whether the source itself says that nothing is to be paid."""
        return self.known is Known.FREE_STATED or self.collect is Collect.EXEMPT


@dataclass(frozen=True, slots=True)
class RouteStep:
    """A timed step of the route, in working hours at the counter and online (decree 118/2025: internal
    process). `effect` names what the step brings about (`accepted`, `examined`, `signed`, `issued`)."""

    name: str
    role: StepRole
    tier: StepTier = StepTier.COMMUNE
    unit_hint: str = ""
    hours_counter: Decimal = Decimal(0)
    hours_online: Decimal = Decimal(0)
    effect: str = ""

    @classmethod
    def from_json(cls, given: Any, where: str) -> "RouteStep":
        read = Reader(given, where)
        made = cls(
            name=read.text("name", needed=True),
            role=read.word("role", StepRole),
            tier=read.word("tier", StepTier, StepTier.COMMUNE),
            unit_hint=read.text("unit_hint"),
            hours_counter=read.hours("hours_counter"),
            hours_online=read.hours("hours_online"),
            effect=read.text("effect"),
        )
        read.done()
        return made

    def to_json(self) -> dict[str, Any]:
        fields = {name: getattr(self, name) for name in self.__slots__}
        hours = {name: _number(fields.pop(name)) for name in ("hours_counter", "hours_online")}
        return compact(fields) | hours

    def hours(self, channel: Channel) -> Decimal:
        """Working hours allowed for the step; post counts like the counter."""
        return self.hours_online if channel is Channel.ONLINE else self.hours_counter


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


@dataclass(frozen=True, slots=True)
class Named:
    """A code or number with what it stands for: a result (KQ.G15.000031), a legal text (123/2015/NĐ-CP)."""

    code: str
    name: str

    @classmethod
    def from_json(cls, given: Any, where: str) -> "Named":
        read = Reader(given, where)
        made = cls(code=read.text("code"), name=read.text("name"))
        read.done()
        if not (made.code or made.name):
            raise bad_content(_("{where} has neither a code nor a name. Fill in one of them."), where=where)
        return made

    def to_json(self) -> dict[str, Any]:
        return compact({"code": self.code, "name": self.name})
