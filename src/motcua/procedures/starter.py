"""Reading the shipped catalogue. A part of `actions`; nobody else calls it."""

import json
from pathlib import Path

from .rules import ProcedureContent


def starter_contents(directory: Path) -> list[ProcedureContent]:
    """The shipped procedures, those modelled by hand in the place of the bare ones."""
    lines = (directory / "starter.jsonl").read_text(encoding="utf-8").splitlines()
    by_hand = (path.read_text(encoding="utf-8") for path in sorted((directory / "everyday").glob("*.json")))
    found = (ProcedureContent.from_json(json.loads(text)) for text in (*lines, *by_hand))
    return list({content.code: content for content in found}.values())
