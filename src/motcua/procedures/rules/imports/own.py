"""Adapter: the project's own format, as the starter catalogue is written."""

from collections.abc import Mapping
from typing import Any

from ..content import ProcedureContent


def fits(row: Mapping[str, Any]) -> bool:
    """Whether an object is in the project's own format."""
    return "cases" in row and "name" in row and "id" not in row


def content_of(row: Mapping[str, Any]) -> ProcedureContent:
    """The content, read strictly; `Refused` names the first wrong field."""
    return ProcedureContent.from_json(row, str(row.get("code") or "procedure"))
