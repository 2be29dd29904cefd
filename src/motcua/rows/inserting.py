from collections.abc import Callable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connections, models, router


def insert(rows: Sequence[models.Model], *, ignore_known: bool = False) -> None:
    """Write fresh rows of one model: what `bulk_create` does, also for a single row. Call it inside the
    action's transaction: only there all of many rows are written or none.

    `ignore_known` leaves out what the table's unique constraints know already. Values must be plain, no
    expressions; a model's own `save` is not asked. Raises IntegrityError as `save` does.
    """
    if not rows:
        return
    model = type(rows[0])
    alias = router.db_for_write(model)
    connection = connections[alias]
    begin, line, columns = _statement(model, alias)
    at_once = max(1, (connection.features.max_query_params or 30_000) // len(columns))
    behind = " ON CONFLICT DO NOTHING" if ignore_known else ""
    with connection.cursor() as cursor:
        for first in range(0, len(rows), at_once):
            part = rows[first : first + at_once]
            cursor.execute(begin + ",".join([line] * len(part)) + behind, _values(part, columns))
    for row in rows:
        row._state.adding, row._state.db = False, alias


def _values(rows: Sequence[models.Model], columns: list["Column"]) -> list[Any]:
    """The values of all rows, one after the other, as the driver takes them."""
    values = []
    for row in rows:
        kept = row.__dict__
        for name, plain, prepared in columns:
            value = kept[name]
            values.append(value if value.__class__ in plain else prepared(value))
    return values


Prepared = Callable[[Any], Any]
Column = tuple[str, frozenset[type], Prepared]
"""The attribute, the types whose values the driver takes as they are, and how others are made ready."""


@lru_cache(maxsize=64)
def _statement(model: type[models.Model], alias: str) -> tuple[str, str, list[Column]]:
    """The statement up to its values, the placeholders of one row, and its columns."""
    quote = connections[alias].ops.quote_name
    fields = model._meta.local_concrete_fields
    names = ",".join(quote(field.column or field.attname) for field in fields)
    begin = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES "  # noqa: S608 - names of the model
    line = f"({','.join(['%s'] * len(fields))})"
    return begin, line, [(field.attname, _plain(field, alias), _prepared(field, alias)) for field in fields]


# Columns whose plain values every database driver takes as they are.
_AS_THEY_ARE = {
    models.CharField: str,
    models.TextField: str,
    models.IntegerField: int,
    models.BooleanField: bool,
}


def _target(field: "models.Field[Any, Any]") -> "models.Field[Any, Any]":
    return field.target_field if isinstance(field, models.ForeignKey) else field


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
        return connection.ops.adapt_datetimefield_value(value) if aware else prepared(value)

    target = _target(field)
    if isinstance(target, models.DateTimeField):
        return as_moment
    return as_hex if isinstance(target, models.UUIDField) else prepared
