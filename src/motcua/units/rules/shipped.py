"""What the shipped files of `data/units` say, line by line. Pure: the caller opens the files."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from motcua.kernel.ids import reference_id

from . import CodeSystem, Span, Tier, UnitKind


@dataclass(frozen=True)
class ShippedName:
    valid_from: date
    name: str
    kind: UnitKind
    source: str


@dataclass
class ShippedUnit:
    """One unit of the files: its province by official code, its names, its codes."""

    id: UUID
    code: str
    province: str
    tier: Tier
    span: Span
    names: list[ShippedName]
    codes: list[tuple[CodeSystem, str]] = field(default_factory=list)


@dataclass(frozen=True)
class UsualPart:
    """A department, division or centre that a unit of some kinds usually has. Unverified: a proposal."""

    key: str
    tier: Tier
    kind: UnitKind
    name: str
    of: frozenset[UnitKind]

    def identity_in(self, unit: UUID) -> UUID:
        """The part's identity below one unit: the same on every installation, so it is never added twice."""
        return reference_id("unit-part", str(unit), self.key)


def read_units(
    units: Iterable[str], changes: Iterable[str] = (), agencies: Mapping[str, Any] | None = None
) -> list[ShippedUnit]:
    """The units of `units.jsonl`, parents first, with the later names of `changes.jsonl` and agency codes.

    A change or an agency code for a code that no line of `units` has is a fault of the files: KeyError.
    """
    read = [_unit(json.loads(line)) for line in units if line.strip()]
    by_code = {unit.code: unit for unit in read if unit.code}
    for line in filter(str.strip, changes):
        row = json.loads(line)
        by_code[row["code"]].names.append(_name(row))
    for row in (agencies or {}).get("rows", ()):
        by_code[row["official"]].codes.append((CodeSystem.AGENCY, row["code"]))
    return read


def read_usual_parts(document: Mapping[str, Any]) -> list[UsualPart]:
    """The templates of `departments.json`."""
    return [
        UsualPart(
            key=row["key"],
            tier=Tier(row["tier"]),
            kind=UnitKind(row["kind"]),
            name=row["name"],
            of=frozenset(UnitKind(kind) for kind in row["of"]),
        )
        for row in document["rows"]
    ]


def _unit(row: Mapping[str, Any]) -> ShippedUnit:
    code = row.get("code", "")
    end = row.get("valid_to")
    return ShippedUnit(
        id=UUID(row["id"]),
        code=code,
        province=row.get("province", ""),
        tier=Tier(row["tier"]),
        span=Span(date.fromisoformat(row["valid_from"]), date.fromisoformat(end) if end else None),
        names=[_name(row)],
        codes=[(CodeSystem.OFFICIAL, code)] if code else [],
    )


def _name(row: Mapping[str, Any]) -> ShippedName:
    return ShippedName(
        date.fromisoformat(row["valid_from"]), row["name"], UnitKind(row["kind"]), row["source"]
    )
