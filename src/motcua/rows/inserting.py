from collections.abc import Callable, Sequence
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
            values = [prepared(getattr(row, name)) for row in part for name, prepared in columns]
            cursor.execute(begin + ",".join([line] * len(part)) + behind, values)
    for row in rows:
        row._state.adding, row._state.db = False, alias


Prepared = Callable[[Any], Any]


@lru_cache(maxsize=64)
def _statement(model: type[models.Model], alias: str) -> tuple[str, str, list[tuple[str, Prepared]]]:
    """The statement up to its values, the placeholders of one row, and for each of its columns the name of
    the attribute and how its value is made ready for the database."""
    quote = connections[alias].ops.quote_name
    fields = model._meta.local_concrete_fields
    names = ",".join(quote(field.column or field.attname) for field in fields)
    begin = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES "  # noqa: S608 - names of the model
    line = f"({','.join(['%s'] * len(fields))})"
    return begin, line, [(field.attname, _prepared(field, alias)) for field in fields]


# Columns whose plain values every database driver takes as they are.
_AS_THEY_ARE = {
    models.CharField: str,
    models.TextField: str,
    models.IntegerField: int,
    models.BooleanField: bool,
}


def _prepared(field: "models.Field[Any, Any]", alias: str) -> Prepared:
    """What the field itself does to a value before it is saved; nothing where there is nothing to do."""
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    plain = {type(None), *(plain for kind, plain in _AS_THEY_ARE.items() if isinstance(target, kind))}
    if isinstance(target, models.UUIDField) and connections[alias].features.has_native_uuid_field:
        plain.add(UUID)

    def prepared(value: Any) -> Any:
        return value if type(value) in plain else field.get_db_prep_save(value, connections[alias])

    return prepared
