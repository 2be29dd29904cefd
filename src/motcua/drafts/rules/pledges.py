"""The pledge of a form, and the statement at the end of filing: the same words, asked for once. Pure."""

from collections.abc import Mapping
from typing import Any


def pledges(form: Mapping[str, Any] | None) -> dict[str, Mapping[str, Any]]:
    """The questions at the top of a form that can only be affirmed. They belong to the statement, which is
    read and ticked when everything else is there."""
    known, needed = (form or {}).get("properties", {}), (form or {}).get("required", ())
    return {name: known[name] for name in needed if known.get(name, {}).get("const") is True}


def pledged(form: Mapping[str, Any] | None, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers as they are filed: whoever agrees to the statement has affirmed each of its pledges."""
    return {**answers, **dict.fromkeys(pledges(form), True)}
