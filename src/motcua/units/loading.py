"""How the shipped files become rows: what is missing is added, what differs changed, the rest left.

A part of `actions`; nobody else calls it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from motcua.kernel.ids import reference_id

from .models import Unit, UnitCode, UnitName
from .rules import CodeSystem, Span, Tier, path_below, search_text
from .rules.shipped import ShippedUnit, UsualPart, read_units, read_usual_parts

Row = TypeVar("Row", bound=models.Model)


@dataclass
class LoadReport:
    """How many rows a load added or changed, and the shipped codes it left out, with the reason."""

    units_added: int = 0
    units_changed: int = 0
    names_added: int = 0
    names_changed: int = 0
    codes_added: int = 0
    codes_changed: int = 0
    kept: list[str] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        return {name: value for name, value in asdict(self).items() if name != "kept"}

    @property
    def changed(self) -> bool:
        return any(self.counts().values())

    def lines(self) -> list[str]:
        """What was done, in sentences for the one who started it."""
        if not self.changed:
            return [_("Nothing new: the units are as shipped."), *self.kept]
        return [
            _("Units: {added} added, {changed} changed.").format(
                added=self.units_added, changed=self.units_changed
            ),
            _("Names: {added} added, {changed} changed.").format(
                added=self.names_added, changed=self.names_changed
            ),
            _("Codes: {added} added, {changed} changed.").format(
                added=self.codes_added, changed=self.codes_changed
            ),
            *self.kept,
        ]


def read_directory(directory: Path) -> list[ShippedUnit]:
    """The units of `data/units`, parents first."""
    return read_units(
        (directory / "units.jsonl").read_text(encoding="utf-8").splitlines(),
        (directory / "changes.jsonl").read_text(encoding="utf-8").splitlines(),
        json.loads((directory / "agencies.json").read_text(encoding="utf-8")),
    )


def read_parts(directory: Path) -> list[UsualPart]:
    """The templates of departments, divisions and centres."""
    return read_usual_parts(json.loads((directory / "departments.json").read_text(encoding="utf-8")))


def load(shipped: Sequence[ShippedUnit], day: date) -> LoadReport:
    """Write what is missing or differs. Call it inside the action's transaction."""
    report = LoadReport()
    names = _Names(shipped, day)
    report.units_added, report.units_changed = _units(shipped, names)
    report.names_added, report.names_changed = names.write()
    report.codes_added, report.codes_changed = _codes(shipped, report.kept)
    return report


class _Names:
    """The names of the shipped units: what the files say, what the database has, and which holds on the day.

    Names of one unit follow each other without a gap, so each ends when the next begins, whoever entered it.
    """

    def __init__(self, shipped: Sequence[ShippedUnit], day: date) -> None:
        ids = {unit.id for unit in shipped}
        self._ends = {unit.id: unit.span.end for unit in shipped}
        self._day = day
        stored = (row for row in UnitName.objects.all() if row.unit_id in ids)
        self._old = {(row.unit_id, row.valid_from): row for row in stored}
        self._before = {key: _stated(row) for key, row in self._old.items()}
        self._rows: dict[UUID, list[UnitName]] = defaultdict(list)
        self._take(shipped)

    def _take(self, shipped: Sequence[ShippedUnit]) -> None:
        rows = dict(self._old)
        for unit in shipped:
            for said in unit.names:
                row = rows.setdefault((unit.id, said.valid_from), _new_name(unit.id, said.valid_from))
                row.name, row.kind, row.source = said.name, said.kind.value, said.source
                row.folded = search_text(said.name)
        for (unit_id, _from), row in sorted(rows.items()):
            self._rows[unit_id].append(row)
        for unit_id, chain in self._rows.items():
            for row, after in zip(chain, [*chain[1:], None], strict=True):
                row.valid_to = after.valid_from if after else self._ends[unit_id]

    def holding(self, unit_id: UUID) -> UnitName:
        """The name in force on the day; the nearest one where none is."""
        chain = self._rows[unit_id]
        begun = [row for row in chain if row.valid_from <= self._day]
        return begun[-1] if begun else chain[0]

    def write(self) -> tuple[int, int]:
        rows = [row for chain in self._rows.values() for row in chain]
        new = [row for row in rows if row._state.adding]
        differing = [row for row in rows if not row._state.adding and self._differs(row)]
        UnitName.objects.bulk_create(new)
        _update(differing, ["name", "kind", "folded", "source", "valid_to"])
        return len(new), len(differing)

    def _differs(self, row: UnitName) -> bool:
        return self._before[row.unit_id, row.valid_from] != _stated(row)


def _stated(row: UnitName) -> tuple[Any, ...]:
    return row.name, row.kind, row.source, row.valid_to


def _new_name(unit_id: UUID, valid_from: date) -> UnitName:
    identity = reference_id("unit-name", str(unit_id), valid_from.isoformat())
    return UnitName(id=identity, unit_id=unit_id, valid_from=valid_from)


def _units(shipped: Sequence[ShippedUnit], names: _Names) -> tuple[int, int]:
    known = {row.pk: row for row in Unit.objects.all()}
    paths: dict[str, tuple[UUID | None, str]] = {}
    new, differing = [], []
    for unit in shipped:
        wanted = _columns(unit, names, paths)
        row = known.get(unit.id)
        if row is None:
            new.append(Unit(id=unit.id, **wanted))
        elif any(getattr(row, column) != value for column, value in wanted.items()):
            for column, value in wanted.items():
                setattr(row, column, value)
            differing.append(row)
    Unit.objects.bulk_create(new)
    _update(differing, ["parent", "path", "tier", "kind", "name", "valid_from", "valid_to"])
    return len(new), len(differing)


def _columns(unit: ShippedUnit, names: _Names, paths: dict[str, tuple[UUID | None, str]]) -> dict[str, Any]:
    """A unit's row as shipped. `paths` remembers, by official code, the places of the units met so far."""
    parent_id, above = (None, "") if unit.tier is Tier.COUNTRY else paths[unit.province]
    path = path_below(above, unit.id)
    paths[unit.code] = (unit.id, path)
    holding = names.holding(unit.id)
    return {
        "parent_id": parent_id,
        "path": path,
        "tier": unit.tier.value,
        "kind": holding.kind,
        "name": holding.name,
        "valid_from": unit.span.start,
        "valid_to": unit.span.end,
    }


def _codes(shipped: Sequence[ShippedUnit], kept: list[str]) -> tuple[int, int]:
    """Add the shipped codes; one that collides with a code given here is left out and named in `kept`."""
    carried = _Carried(UnitCode.objects.all())
    new, differing = [], []
    for unit in shipped:
        for system, code in unit.codes:
            row = carried.same(unit, system, code) or _new_code(unit, system, code)
            if row._state.adding and carried.collides(row, unit.span):
                kept.append(_("The shipped code {code} was left out: another is in use.").format(code=code))
            elif row._state.adding:
                carried.add(row)
                new.append(row)
            elif row.valid_to != unit.span.end and not carried.collides(row, unit.span):
                row.valid_to = unit.span.end
                differing.append(row)
    UnitCode.objects.bulk_create(new)
    _update(differing, ["valid_to"])
    return len(new), len(differing)


def _new_code(unit: ShippedUnit, system: CodeSystem, code: str) -> UnitCode:
    return UnitCode(
        id=reference_id("unit-code", system.value, code, unit.span.start.isoformat()),
        unit_id=unit.id,
        system=system.value,
        code=code,
        valid_from=unit.span.start,
        valid_to=unit.span.end,
    )


class _Carried:
    """All codes in the database and those about to be added, found by code and by unit."""

    def __init__(self, rows: Iterable[UnitCode]) -> None:
        self._by_code: dict[tuple[str, str], list[UnitCode]] = defaultdict(list)
        self._by_unit: dict[tuple[str, UUID], list[UnitCode]] = defaultdict(list)
        for row in rows:
            self.add(row)

    def add(self, row: UnitCode) -> None:
        self._by_code[row.system, row.code].append(row)
        self._by_unit[row.system, row.unit_id].append(row)

    def same(self, unit: ShippedUnit, system: CodeSystem, code: str) -> UnitCode | None:
        for row in self._by_code[system.value, code]:
            if row.unit_id == unit.id and row.valid_from == unit.span.start:
                return row
        return None

    def collides(self, row: UnitCode, span: Span) -> bool:
        others = [*self._by_code[row.system, row.code], *self._by_unit[row.system, row.unit_id]]
        return any(other.pk != row.pk and other.span.overlaps(span) for other in others)


def _update(rows: Sequence[Row], columns: list[str]) -> None:
    if rows:
        type(rows[0])._default_manager.bulk_update(rows, columns, batch_size=200)
