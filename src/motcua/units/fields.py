"""A column for a unit's path, with the question `within`, quick on both databases."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import EmptyResultSet
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import Lookup

from .rules import path_range

if TYPE_CHECKING:
    _TextField = models.CharField[str, str]
    _Lookup = Lookup[Any]
else:
    _TextField, _Lookup = models.CharField, Lookup


class PathField(_TextField):
    """A unit's path. `filter(unit_path__within=scope)` reads a range of the index, also of a composite one.

    Ordered by bytes on PostgreSQL too (collation C): other collations skip the slashes, and then a range of
    texts is not the texts that begin alike. Index it through `Meta.indexes`: `db_index` would make a second,
    useless index there.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 200)
        super().__init__(*args, **kwargs)

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        given = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            return {**given, "collation": "C"}
        return given


@PathField.register_lookup
class Within(_Lookup):
    """The unit of that path and everything below it. An empty scope holds nothing."""

    lookup_name = "within"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        if not self.rhs:
            raise EmptyResultSet
        column, params = self.process_lhs(compiler, connection)
        first, end = path_range(str(self.rhs))
        return f"({column} >= %s AND {column} < %s)", (*params, first, *params, end)
