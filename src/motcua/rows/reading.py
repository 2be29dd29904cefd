from collections.abc import Callable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

from django.db import connections, models, router

Row = TypeVar("Row", bound=models.Model)


def read(model: type[Row], condition: str, values: Sequence[Any]) -> list[Row]:
    """The rows of one model for which `condition` (SQL written in the program, `%s` for each value) holds:
    what `filter` finds, without its statement being built anew at each call.

    Only for the few reads that every request makes; elsewhere a queryset says it better.
    """
    alias = router.db_for_read(model)
    connection = connections[alias]
    begin, names, columns = _statement(model, alias)
    with connection.cursor() as cursor:
        cursor.execute(begin + condition, [_ready(value, connection) for value in values])
        found = cursor.fetchall()
    return [model.from_db(alias, names, _understood(row, columns)) for row in found]


Understood = Callable[[Any], Any]


@lru_cache(maxsize=16)
def _statement(model: type[models.Model], alias: str) -> tuple[str, list[str], list[tuple[int, Understood]]]:
    """The statement up to its condition, the attributes it fills, and for the columns that a database keeps
    in another shape how they are understood."""
    connection = connections[alias]
    quote = connection.ops.quote_name
    fields = model._meta.local_concrete_fields
    names = ", ".join(quote(field.column or field.attname) for field in fields)
    begin = f"SELECT {names} FROM {quote(model._meta.db_table)} WHERE "  # noqa: S608 - names of the model
    understood = [(place, _converter(field, connection)) for place, field in enumerate(fields)]
    return begin, [field.attname for field in fields], [(place, by) for place, by in understood if by]


def _converter(field: "models.Field[Any, Any]", connection: Any) -> Any:
    column = field.get_col(field.model._meta.db_table)
    steps = connection.ops.get_db_converters(column) + column.get_db_converters(connection)
    if not steps:
        return None

    def understood(value: Any) -> Any:
        for step in steps:
            value = step(value, column, connection)
        return value

    return understood


def _understood(row: Sequence[Any], columns: list[tuple[int, Understood]]) -> list[Any]:
    values = list(row)
    for place, understood in columns:
        values[place] = understood(values[place])
    return values


def _ready(value: Any, connection: Any) -> Any:
    if isinstance(value, UUID) and not connection.features.has_native_uuid_field:
        return value.hex
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value
