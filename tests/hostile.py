"""A variable that a template of ours uses and its view does not give: an error, not an empty place.

What may be absent is said to be so: `{% if footer_class %}`, or `{{ footer_class|default:"" }}`.
"""

import inspect
from pathlib import Path
from types import FrameType
from typing import Any

import motcua

OURS = Path(motcua.__file__).resolve().parent
MAY_BE_ABSENT = {"default", "default_if_none"}


class UnknownVariableUsed(AssertionError):
    """A template of ours names something it was not given."""


class UnknownVariable(str):
    """Django asks this text whether it contains `%s`, then fills in the name of the unknown variable."""

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __bool__(self) -> bool:
        return True

    def __mod__(self, variable: object) -> Any:
        asking = inspect.currentframe()
        asking = asking and asking.f_back
        if asking and _may_be_absent(asking):
            return asking.f_locals["self"].resolve(asking.f_locals["context"], ignore_failures=True)
        template = _template_being_rendered(asking)
        if template and OURS in Path(template).parents:
            where = Path(template).relative_to(OURS)
            raise UnknownVariableUsed(f"{where} uses {variable}, which it was not given")
        return ""


def _may_be_absent(asking: FrameType) -> bool:
    filters = getattr(asking.f_locals.get("self"), "filters", ())
    return any(used.__name__ in MAY_BE_ABSENT for used, _ in filters)


def _template_being_rendered(frame: FrameType | None) -> str:
    """The file of the innermost template: nodes remember where they were written."""
    while frame:
        origin = getattr(frame.f_locals.get("self"), "origin", None)
        if origin is not None and frame.f_code.co_name.startswith("render"):
            return str(origin.name)
        frame = frame.f_back
    return ""
