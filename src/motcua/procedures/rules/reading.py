"""Strict reading of the catalogue's JSON: a wrong field gives a sentence that names it, never a traceback."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from motcua.kernel.refusal import Refusal, Refused
from motcua.kernel.words import gettext_noop as _

Word = TypeVar("Word", bound=StrEnum)


def bad_content(text: str, **params: Any) -> Refused:
    """The error raised for content that is not in the catalogue's format; `text` is the sentence."""
    return Refused(Refusal("bad_content", text, params))


class Reader:
    """One JSON object being read, and `where` it stands (`cases[0].papers[2]`).

    Each method takes one field off; `done()` refuses whatever nobody asked for, so that a misspelt field is
    found on import and not on the day somebody needs it.
    """

    def __init__(self, given: Any, where: str) -> None:
        if not isinstance(given, Mapping):
            raise bad_content(_("{where} must be an object with named fields."), where=where)
        self._left = dict(given)
        self.where = where

    def _take(self, name: str) -> Any:
        return self._left.pop(name, None)

    def _wrong(self, name: str, text: str, **params: Any) -> Refused:
        return bad_content(text, where=f"{self.where}.{name}", **params)

    def text(self, name: str, *, needed: bool = False) -> str:
        """A text, "" when absent; with `needed` an empty one is refused."""
        value = self._take(name)
        if value is None:
            value = ""
        if not isinstance(value, str):
            raise self._wrong(name, _("{where} must be a text in quotation marks."))
        if needed and not value.strip():
            raise self._wrong(name, _("{where} is missing or empty. Fill it in."))
        return value

    def optional_text(self, name: str) -> str | None:
        return self.text(name) or None

    def flag(self, name: str) -> bool:
        value = self._take(name)
        if value is None:
            return False
        if not isinstance(value, bool):
            raise self._wrong(name, _("{where} must be true or false."))
        return value

    def optional_flag(self, name: str) -> bool | None:
        return self.flag(name) if self._left.get(name) is not None else self._take(name)

    def count(self, name: str) -> int:
        """A whole number from zero, 0 when absent."""
        return self.optional_count(name) or 0

    def optional_count(self, name: str) -> int | None:
        value = self._take(name)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
            raise self._wrong(name, _("{where} must be a whole number, zero or more."))
        return value

    def hours(self, name: str) -> Decimal:
        """A number of working hours from zero, fractions allowed (given as a number or a text)."""
        value = self._take(name)
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            number = Decimal(-1)
        if isinstance(value, bool) or not number.is_finite() or number < 0:
            raise self._wrong(name, _("{where} must be a number of working hours, zero or more."))
        return number

    def word(self, name: str, words: type[Word], default: Word | None = None) -> Word:
        """One word of a closed list."""
        value = self._take(name)
        if value is None and default is not None:
            return default
        return self._word(name, value, words)

    def optional_word(self, name: str, words: type[Word]) -> Word | None:
        value = self._take(name)
        return None if value is None else self._word(name, value, words)

    def words(self, name: str, words: type[Word]) -> tuple[Word, ...]:
        return tuple(self._word(name, value, words) for value in self.items(name))

    def _word(self, name: str, value: Any, words: type[Word]) -> Word:
        try:
            return words(value)
        except ValueError:
            known = ", ".join(words)
            raise self._wrong(
                name, _("{where} is “{value}”; it must be one of: {known}."), value=value, known=known
            ) from None

    def items(self, name: str) -> list[Any]:
        """A list, empty when absent."""
        value = self._take(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self._wrong(name, _("{where} must be a list."))
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        found = self.items(name)
        if not all(isinstance(value, str) for value in found):
            raise self._wrong(name, _("{where} must be a list of texts."))
        return tuple(found)

    def inner(self, name: str) -> list[tuple[Any, str]]:
        """The objects of a list, each with the place where it stands."""
        return [(value, f"{self.where}.{name}[{i}]") for i, value in enumerate(self.items(name))]

    def mapping(self, name: str) -> dict[str, Any] | None:
        value = self._take(name)
        if value is not None and not isinstance(value, Mapping):
            raise self._wrong(name, _("{where} must be an object with named fields."))
        return None if value is None else dict(value)

    def done(self) -> None:
        """Refuse fields that nobody asked for."""
        if self._left:
            raise bad_content(
                _("{where} has fields the catalogue does not know: {names}. Check their spelling."),
                where=self.where,
                names=", ".join(sorted(map(str, self._left))),
            )


def only_once(values: Iterable[str], where: str) -> None:
    """Refuse a list in which the same code or key stands twice."""
    seen: set[str] = set()
    for value in values:
        if value in seen:
            raise bad_content(_("{where} holds “{value}” twice. Keep one of them."), where=where, value=value)
        seen.add(value)
