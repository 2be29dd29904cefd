"""Questions that every page asks, worded by a queryset, built once."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connections, models, router
from django.db.models import Value
from django.db.models import query as iteration

from .running import ready, rows_of

Row = TypeVar("Row", bound=models.Model)


def statement(question: Callable[..., models.QuerySet[Row]]) -> Statement[Row]:
    """Make a function that words a queryset into one that answers its rows, as a list:

        @statement
        def _by_id(dossier_id: Value) -> QuerySet[Dossier]:
            return Dossier.objects.select_related("owner").filter(pk=dossier_id)

        _by_id(some_uuid)

    The queryset is asked for once and its statement kept; each call only fills in its values. It pays where
    rows of several tables are joined, for such a statement takes Django longer to build than the database to
    answer. Values must be given as the columns hold them (UUID, str, int, date, aware datetime): nothing is
    looked up, cast or left out for None. No slices that depend on a value, no prefetching, no annotations.
    """
    return Statement(question)


@dataclass(frozen=True)
class _Place:
    """Where a value goes."""

    number: int


class Statement(Generic[Row]):
    """One question; its statement is built when it is first asked of a database."""

    def __init__(self, question: Callable[..., models.QuerySet[Row]]) -> None:
        self._question = question
        self._values = len(inspect.signature(question).parameters)
        self._model: type[Row] | None = None
        self._built: dict[str, _Built] = {}
        self.__doc__ = question.__doc__

    def __call__(self, *values: Any) -> list[Row]:
        """The rows for these values. TypeError for too few or too many of them."""
        if len(values) != self._values:
            raise TypeError(f"{self._values} values are wanted, {len(values)} are given")
        alias = router.db_for_read(self._model) if self._model else ""
        built = self._built.get(alias) or self._build()
        return built.rows(values)

    def _build(self) -> _Built:
        queryset = self._question(*(Value(_Place(number)) for number in range(self._values)))
        self._model = queryset.model
        built = self._built[queryset.db] = _Built(queryset)
        return built


class _Built:
    """The text for one database, and how rows become models: what Django's own iteration works out anew at
    each turn (`ModelIterable`)."""

    def __init__(self, queryset: models.QuerySet[Any]) -> None:
        self.alias = queryset.db
        connection = connections[self.alias]
        compiler: Any = queryset.query.get_compiler(connection=connection)
        text, given = compiler.as_sql()
        self.text, self.given = str(text), list(given)
        kinds, select = compiler.klass_info, compiler.select
        columns = kinds["select_fields"]
        self.model, self.begin, self.end = kinds["model"], columns[0], columns[-1] + 1
        self.names = [column[0].target.attname for column in select[self.begin : self.end]]
        joined: Any = iteration.get_related_populators
        self.joined: list[Any] = joined(kinds, select, self.alias)
        self.understood = compiler.get_converters([one[0] for one in select])

    def rows(self, values: Sequence[Any]) -> list[Any]:
        connection = connections[self.alias]
        given = [
            ready(values[one.number], connection) if one.__class__ is _Place else one for one in self.given
        ]
        return [self._made(list(row), connection) for row in rows_of(self.text, given)]

    def _made(self, row: list[Any], connection: Any) -> Any:
        for place, (steps, column) in self.understood.items():
            value = row[place]
            for step in steps:
                value = step(value, column, connection)
            row[place] = value
        made = self.model.from_db(self.alias, self.names, row[self.begin : self.end])
        for one in self.joined:
            one.populate(row, made)
        return made
