from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models

from .running import ready, rows_of

Row = TypeVar("Row", bound=models.Model)


def read(model: type[Row], condition: str, values: Sequence[Any]) -> list[Row]:
    """The rows of one model for which `condition` (SQL written in the program, `%s` for each value) holds:
    what `filter` finds, without its statement being built anew at each call.

    Only for the few reads that every request makes; elsewhere a queryset says it better.
    """
    return [row for row, _beside in read_beside(model, "", f"WHERE {condition}", values)]


def read_beside(
    model: type[Row], more: str, behind: str, values: Sequence[Any]
) -> list[tuple[Row, tuple[Any, ...]]]:
    """`read`, with further columns of joined tables beside each row, as the driver gives them. `more` (each
    column after a comma) and `behind` (joins, condition, order) are SQL written in the program."""
    alias = DEFAULT_DB_ALIAS
    connection = connections[alias]
    begin, table, names, columns = _statement(model, alias)
    found = rows_of(
        f"{begin}{more}{table}{behind}", [ready(value, connection) for value in values], connection
    )
    width = len(names)
    return [(model.from_db(alias, names, _understood(row[:width], columns)), row[width:]) for row in found]


Understood = Callable[[Any], Any]


@lru_cache(maxsize=64)
def _statement(
    model: type[models.Model], alias: str
) -> tuple[str, str, list[str], list[tuple[int, Understood]]]:
    """The statement up to its condition in two parts, the attributes it fills, and for the columns that a
    database keeps in another shape how they are understood."""
    connection = connections[alias]
    quote = connection.ops.quote_name
    fields = model._meta.local_concrete_fields
    table = quote(model._meta.db_table)
    names = ", ".join(f"{table}.{quote(field.column or field.attname)}" for field in fields)
    begin = f"SELECT {names}"
    understood = [(place, _converter(field, connection)) for place, field in enumerate(fields)]
    known = [(place, by) for place, by in understood if by]
    return begin, f" FROM {table} ", [field.attname for field in fields], known


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
