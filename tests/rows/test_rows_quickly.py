"""The short ways of `rows` lead where the long ones do."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError
from tests.conftest import QueryBudget
from tests.world import World

from motcua.applicants.models import SearchTerm
from motcua.dossiers.models import Dossier, Step
from motcua.journal.models import Fact
from motcua.rows import first_of, fresh, insert_values, read_beside
from motcua.staff.models import Account

_TERM = ("unit_id", "term", "subject")


def stated(row: Any) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_a_fresh_row_is_what_the_model_itself_makes(world: World) -> None:
    given = {"kind": "x", "at": world.at, "subject": uuid4(), "id": uuid4(), "number": 1}
    assert stated(fresh(Fact, **given)) == stated(Fact(**given))
    one, other = fresh(Dossier, version=3), fresh(Dossier)
    assert one.pk != other.pk
    assert one.due_explained is not other.due_explained
    assert one._state.adding


def test_a_fresh_row_knows_its_own_columns_only() -> None:
    with pytest.raises(TypeError, match="nonsense"):
        fresh(Fact, nonsense=1)


def test_values_written_are_read_back_by_the_model(world: World) -> None:
    dossier = world.received()
    Step.objects.filter(dossier=dossier).delete()
    names = ("dossier_id", "position", "name", "due_at")
    insert_values(Step, names, [(dossier.pk, 1, "Tiếp nhận", world.at), (dossier.pk, 2, "Ký", None)])
    first, second = dossier.steps.order_by("position")
    assert (first.name, first.due_at, first.effect, first.officer_id) == ("Tiếp nhận", world.at, "", None)
    assert (second.due_at, second.pk != first.pk) == (None, True)


def test_many_rows_go_in_at_once_and_known_ones_are_left_out(
    world: World, queries_at_most: QueryBudget
) -> None:
    rows = [(world.ward.pk, b"lan %d" % number, world.received().pk) for number in range(3)]
    with queries_at_most(2):
        insert_values(SearchTerm, _TERM, rows[:2], ignore_known=True)
        insert_values(SearchTerm, _TERM, rows, ignore_known=True)
    assert SearchTerm.objects.filter(term__in=[row[1] for row in rows]).count() == 3


def test_the_errors_are_those_of_the_framework(world: World) -> None:
    row = (world.ward.pk, b"lan", world.received().pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_values(SearchTerm, _TERM, [row, row])


def test_nothing_is_asked_in_a_transaction_that_is_broken(world: World) -> None:
    with transaction.atomic():
        connection.needs_rollback = True
        with pytest.raises(TransactionManagementError):
            first_of("SELECT 1", [])
        connection.needs_rollback = False


def test_who_listens_to_statements_hears_these_too(world: World) -> None:
    heard: list[str] = []

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        heard.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        assert first_of("SELECT name FROM staff_account WHERE id = %s", [world.leader.account])
    assert len(heard) == 1


def test_columns_of_joined_tables_come_beside_the_row(world: World) -> None:
    joined = "JOIN staff_post p ON p.account_id = staff_account.id WHERE staff_account.id = %s"
    ((account, beside),) = read_beside(Account, ", p.role", joined, [world.leader.account])
    assert (account.pk, beside) == (world.leader.account, ("leader",))
