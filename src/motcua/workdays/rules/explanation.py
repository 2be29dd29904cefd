"""How a date came about, kept as data so that it can be stored today and shown in either language later."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from motcua.kernel.words import gettext_noop as _
from motcua.kernel.words import translate

_DATES = (
    _("Mon {date}"),
    _("Tue {date}"),
    _("Wed {date}"),
    _("Thu {date}"),
    _("Fri {date}"),
    _("Sat {date}"),
    _("Sun {date}"),
)
_MONTHS = (
    _("{day} Jan"),
    _("{day} Feb"),
    _("{day} Mar"),
    _("{day} Apr"),
    _("{day} May"),
    _("{day} Jun"),
    _("{day} Jul"),
    _("{day} Aug"),
    _("{day} Sep"),
    _("{day} Oct"),
    _("{day} Nov"),
    _("{day} Dec"),
)
_YEAR = _("{date} {year}")
_MOMENT = _("{date} {clock}")
_FRACTION = _("{whole}.{decimals}")


# Sentences are looked up once for each language, then remembered under its code.
# Translators: the code of the language you translate to.
_LANGUAGE = _("en")


@dataclass(frozen=True)
class Sentence:
    """One clause. `text` is its English msgid; the names of `params` say how each value is shown: `…_at`
    a local time (`2026-08-13T07:30`), `…_day` a date, `name` a word to translate, `amount` a number."""

    text: str
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def shown(self, with_year: bool, language: str) -> str:
        """The clause in the reader's language, whose code is only the key of what is remembered."""
        values = {key: _shown(language, key, value, with_year) for key, value in self.params.items()}
        return _word(language, self.text).format(**values)

    @property
    def years(self) -> set[str]:
        """The years that its dates lie in."""
        return {str(value)[:4] for key, value in self.params.items() if _is_date(key)}


@dataclass(frozen=True)
class Explanation:
    """The clauses in order, from receipt to due date; `str()` joins them to one sentence.

    Years are written where they differ, and always in the last clause, the due date.
    """

    sentences: tuple[Sentence, ...] = ()

    def __str__(self) -> str:
        if not self.sentences:
            return ""
        several = len(set().union(*(sentence.years for sentence in self.sentences))) > 1
        last = len(self.sentences) - 1
        language = translate(_LANGUAGE)
        text = "; ".join(
            sentence.shown(several or index == last, language)
            for index, sentence in enumerate(self.sentences)
        )
        return text[:1].upper() + text[1:] + "."

    def __add__(self, other: "Explanation") -> "Explanation":
        """Both in order, without saying the same clause twice."""
        return Explanation(tuple(dict.fromkeys(self.sentences + other.sentences)))

    def to_json(self) -> list[dict[str, Any]]:
        """Plain JSON: `[{"text": msgid, "params": {…}}]`."""
        return [{"text": sentence.text, "params": dict(sentence.params)} for sentence in self.sentences]

    @classmethod
    def from_json(cls, given: Any) -> "Explanation":
        """Read what `to_json` wrote; nothing given is an empty explanation."""
        return cls(tuple(Sentence(one["text"], dict(one["params"])) for one in given or ()))


def shown_day(day: date, with_year: bool = True) -> str:
    """A date with its weekday as people write it: `Thu 13 Aug 2026`, `thứ Năm 13/8/2026`."""
    return _day(translate(_LANGUAGE), day, with_year)


def shown_moment(at: datetime, with_year: bool = True) -> str:
    """A local time as people write it: `Thu 13 Aug 2026 07:30`, `07:30 thứ Năm 13/8/2026`."""
    return _moment(translate(_LANGUAGE), at, with_year)


@lru_cache(maxsize=1024)
def _word(_language: str, sentence: str) -> str:
    return translate(sentence)


@lru_cache(maxsize=4096)
def _day(language: str, day: date, with_year: bool) -> str:
    text = _word(language, _MONTHS[day.month - 1]).format(day=day.day)
    if with_year:
        text = _word(language, _YEAR).format(date=text, year=day.year)
    return _word(language, _DATES[day.weekday()]).format(date=text)


def _moment(language: str, at: datetime, with_year: bool) -> str:
    day = _day(language, at.date(), with_year)
    return _word(language, _MOMENT).format(date=day, clock=f"{at.hour:02}:{at.minute:02}")


def _amount(language: str, amount: str) -> str:
    """A number with the reader's decimal sign: `17.5`, `17,5`."""
    whole, point, decimals = amount.partition(".")
    return _word(language, _FRACTION).format(whole=whole, decimals=decimals) if point else whole


def _is_date(key: str) -> bool:
    return key.endswith(("_at", "_day"))


def _shown(language: str, key: str, value: Any, with_year: bool) -> Any:
    if key.endswith("_at"):
        return _moment(language, datetime.fromisoformat(value), with_year)
    if key.endswith("_day"):
        return _day(language, date.fromisoformat(value), with_year)
    if key == "amount":
        return _amount(language, value)
    return _word(language, value) if key == "name" else value
