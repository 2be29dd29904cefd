"""What was stated on an electronic form, with the labels of the form itself."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .words import day

Rows = Iterator[tuple[str, str]]


def stated_rows(form: Mapping[str, Any] | None, stated: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Label and value of each answer, in the order of the form; what the form does not know comes last."""
    return list(_of_object(form or {}, stated, ""))


def _of_object(schema: Mapping[str, Any], stated: Mapping[str, Any], before: str) -> Rows:
    known = schema.get("properties", {})
    order = dict.fromkeys([*schema.get("x-order", ()), *known, *stated])
    for name in (one for one in order if one in stated):
        part = known.get(name, {})
        yield from _of(part, stated[name], f"{before}{_title(part, name)}")


def _of(schema: Mapping[str, Any], value: Any, label: str) -> Rows:
    if isinstance(value, Mapping):
        yield from _of_object(schema, value, f"{label} – ")
    elif isinstance(value, list):
        yield from _of_list(schema.get("items", {}), value, label)
    elif value not in (None, ""):
        yield label, _shown(schema, value)


def _of_list(schema: Any, values: list[Any], label: str) -> Rows:
    inner = schema if isinstance(schema, Mapping) else {}
    if any(isinstance(value, Mapping) for value in values):
        for number, value in enumerate(values, start=1):
            yield from _of(inner, value, f"{label} {number}")
    elif values:
        yield label, ", ".join(_shown(inner, value) for value in values)


def _shown(schema: Mapping[str, Any], value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    for choice in schema.get("oneOf", ()):
        if isinstance(choice, Mapping) and choice.get("const") == value:
            return _title(choice, str(value))
    if schema.get("format") == "date":
        return _day(str(value))
    return str(value)


def _title(schema: Mapping[str, Any], name: str) -> str:
    """The label in the reader's language; forms are written in Vietnamese, with English beside it."""
    english = "" if (get_language() or "vi").startswith("vi") else schema.get("x-title-en", "")
    return str(english or schema.get("title") or name)


def _day(text: str) -> str:
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text
