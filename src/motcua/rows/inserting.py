from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, models

from motcua.kernel.ids import new_hex, new_id

from .running import write

Prepared = Callable[[Any], Any]
Column = tuple[frozenset[type], Prepared]
"""The types whose values the driver takes as they are, and how others are made ready."""


def insert(rows: Sequence[models.Model], *, ignore_known: bool = False) -> None:
    """Write fresh rows of one model: what `bulk_create` does, also for a single row. Call it inside the
    action's transaction: only there all of many rows are written or none.

    `ignore_known` leaves out what the table's unique constraints know already. Values must be plain, no
    expressions; a model's own `save` is not asked. Raises IntegrityError as `save` does.
    """
    if not rows:
        return
    model = type(rows[0])
    names, columns, statement = _whole(model, DEFAULT_DB_ALIAS)
    values = []
    for row in rows:
        kept = row.__dict__
        for name, (plain, prepared) in zip(names, columns, strict=True):
            value = kept[name]
            values.append(value if value.__class__ in plain else prepared(value))
    statement.run(values, len(rows), ignore_known)
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def insert_values(
    model: type[models.Model],
    names: tuple[str, ...],
    rows: Sequence[tuple[Any, ...]],
    *,
    ignore_known: bool = False,
) -> None:
    """`insert` for rows that nobody needs as objects afterwards. `names` are the attributes whose values each
    row gives, in its order; the others take the defaults of their fields."""
    if not rows:
        return
    columns, rest, statement = _part(model, names, DEFAULT_DB_ALIAS)
    values: list[Any] = []
    seen: dict[int, Any] = {}  # the rows of one dossier repeat its id and the moment
    for row in rows:
        for value, (plain, prepared) in zip(row, columns, strict=True):
            if value.__class__ in plain:
                values.append(value)
            elif value.__class__ in _ALIKE:
                known = seen.get(id(value))
                values.append(known or seen.setdefault(id(value), prepared(value)))
            else:
                values.append(prepared(value))
        values += [default() for default in rest]
    statement.run(values, len(rows), ignore_known)


_ALIKE = frozenset({UUID, datetime})  # made ready in the same way whatever the column
_FEW = 40  # rows that an action writes at once; a longer text is not kept


class _Statement:
    """The statement up to its values, and the placeholders of one row."""

    def __init__(
        self, model: type[models.Model], fields: "Sequence[models.Field[Any, Any]]", alias: str
    ) -> None:
        quote = connections[alias].ops.quote_name
        names = ",".join(quote(field.column or field.attname) for field in fields)
        self.alias = alias
        self.begin = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES "  # noqa: S608 - names of the model
        self.line = f"({','.join(['%s'] * len(fields))})"
        self.width = len(fields)
        self.texts: dict[int, str] = {}

    def run(self, values: list[Any], rows: int, ignore_known: bool) -> None:
        """Write so many rows, as many at once as the database takes values."""
        connection = connections[self.alias]
        at_once = max(1, (connection.features.max_query_params or 30_000) // self.width)
        behind = " ON CONFLICT DO NOTHING" if ignore_known else ""
        for first in range(0, rows, at_once):
            part = values[first * self.width : (first + at_once) * self.width]
            write(self._text(min(at_once, rows - first)) + behind, part, connection)

    def _text(self, rows: int) -> str:
        known = self.texts.get(rows)
        if known is None:
            known = self.begin + ",".join([self.line] * rows)
            if rows <= _FEW:
                self.texts[rows] = known
        return known


@lru_cache(maxsize=64)
def _whole(model: type[models.Model], alias: str) -> tuple[list[str], list[Column], _Statement]:
    fields = model._meta.local_concrete_fields
    columns = [_column(field, alias) for field in fields]
    return [field.attname for field in fields], columns, _Statement(model, fields, alias)


@lru_cache(maxsize=64)
def _part(
    model: type[models.Model], names: tuple[str, ...], alias: str
) -> tuple[list[Column], list[Callable[[], Any]], _Statement]:
    """The columns that are given, what the others are filled with, and the statement of all of them."""
    known = {field.attname: field for field in model._meta.local_concrete_fields}
    given = [known.pop(name) for name in names]
    statement = _Statement(model, [*given, *known.values()], alias)
    return (
        [_column(field, alias) for field in given],
        [_default(field, alias) for field in known.values()],
        statement,
    )


# Columns whose plain values every database driver takes as they are.
_AS_THEY_ARE = {
    models.CharField: str,
    models.TextField: str,
    models.IntegerField: int,
    models.BooleanField: bool,
    models.BinaryField: bytes,
}


def _target(field: "models.Field[Any, Any]") -> "models.Field[Any, Any]":
    return field.target_field if isinstance(field, models.ForeignKey) else field


def _column(field: "models.Field[Any, Any]", alias: str) -> Column:
    return _plain(field, alias), _prepared(field, alias)


def _default(field: "models.Field[Any, Any]", alias: str) -> Callable[[], Any]:
    """What makes the value of a column that is not given, ready for the driver."""
    prepared = _prepared(field, alias)
    if field.default is new_id and not connections[alias].features.has_native_uuid_field:
        return new_hex
    if field.has_default() and callable(field.default):
        return lambda: prepared(field.get_default())
    ready = prepared(field.get_default())
    return lambda: ready


def _plain(field: "models.Field[Any, Any]", alias: str) -> frozenset[type]:
    target = _target(field)
    plain = {type(None), *(plain for kind, plain in _AS_THEY_ARE.items() if isinstance(target, kind))}
    if isinstance(target, models.UUIDField) and connections[alias].features.has_native_uuid_field:
        plain.add(UUID)
    return frozenset(plain)


def _prepared(field: "models.Field[Any, Any]", alias: str) -> Prepared:
    """What the field itself does to a value before it is saved, by a shorter way for what comes often."""
    connection = connections[alias]

    def prepared(value: Any) -> Any:
        return field.get_db_prep_save(value, connection)

    def as_hex(value: Any) -> Any:
        return value.hex if value.__class__ is UUID else prepared(value)

    def as_moment(value: Any) -> Any:
        aware = value.__class__ is datetime and value.tzinfo
        return shown(value) if aware else prepared(value)

    def as_json(value: Any) -> Any:
        return (
            connection.ops.adapt_json_value(value, None)
            if value.__class__ in (dict, list)
            else prepared(value)
        )

    shown = moments(connection)
    target = _target(field)
    if isinstance(target, models.DateTimeField):
        return as_moment
    if isinstance(target, models.JSONField) and target.encoder is None:
        return as_json
    return as_hex if isinstance(target, models.UUIDField) else prepared


def moments(connection: Any) -> Prepared:
    """How an aware time is given to the driver: as the database's own way, which is a text on SQLite."""
    if connection.vendor == "sqlite" and connection.timezone is UTC:
        return lambda value: str(value.astimezone(UTC).replace(tzinfo=None))
    adapt: Prepared = connection.ops.adapt_datetimefield_value
    return adapt
