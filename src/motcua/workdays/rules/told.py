"""Errors that are sentences: what is wrong and what to write instead, in the reader's language."""

from typing import Any

from motcua.kernel.words import translate


class Told(ValueError):
    """Something given cannot be used. `text` is the English sentence with `{placeholders}` for `params`."""

    def __init__(self, text: str, **params: Any) -> None:
        super().__init__(text)
        self.text = text
        self.params = params

    def __str__(self) -> str:
        return translate(self.text).format(**self.params)


class BadLimit(Told):
    """A time limit that nobody can count."""


class BadCase(Told):
    """Acceptance, pauses or an extension that do not fit each other."""


class BadCalendar(Told):
    """A calendar that contradicts itself or leaves days without an answer."""


def shown(value: Any) -> str:
    """A given value as a sentence may quote it: never longer than a few words."""
    try:
        text = str(value).lower() if isinstance(value, bool) else str(value)
    except ValueError:  # an integer of thousands of digits refuses to be written
        return "…"
    return text if len(text) <= 40 else text[:37] + "…"
