from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from procedures_samples import content

from motcua.journal.queries import facts_about
from motcua.kernel.actor import System
from motcua.kernel.clock import LOCAL
from motcua.kernel.ids import new_id
from motcua.kernel.refusal import Refused
from motcua.procedures import queries
from motcua.procedures.actions import publish_version
from motcua.procedures.models import Procedure, ProcedureVersion

AT = datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)
FIRST, NEXT = date(2026, 1, 1), date(2026, 7, 1)

pytestmark = pytest.mark.django_db


def publish(name: str, day: date) -> ProcedureVersion:
    return publish_version(content=content(name=name), in_force_from=day, by=System(), at=AT)


def test_a_first_version_is_in_force_from_its_day_without_an_end() -> None:
    made = publish("Cũ", FIRST)
    assert (made.number, made.in_force_from, made.in_force_to) == (1, FIRST, None)
    assert queries.content(made.pk) == content(name="Cũ")


def test_a_new_version_closes_the_one_before_it() -> None:
    old, new = publish("Cũ", FIRST), publish("Mới", NEXT)
    assert (new.number, new.in_force_to) == (2, None)
    assert queries.version(old.pk).in_force_to == NEXT
    assert queries.version_in_force("9.000003", NEXT - timedelta(days=1)).pk == old.pk
    assert queries.version_in_force("9.000003", NEXT).pk == new.pk


def test_an_old_version_keeps_its_content() -> None:
    old = publish("Cũ", FIRST)
    publish("Mới", NEXT)
    assert queries.content(old.pk).name == "Cũ"
    assert [one.number for one in queries.versions_of("9.000003")] == [2, 1]


def test_the_same_facts_again_change_nothing() -> None:
    assert publish("Cũ", FIRST) == publish("Cũ", NEXT)
    assert ProcedureVersion.objects.count() == 1


def test_each_publishing_leaves_one_fact() -> None:
    publish("Cũ", FIRST)
    made = publish("Mới", NEXT)
    facts = facts_about("procedure", made.procedure_id)
    assert [fact.kind for fact in facts] == ["procedure.version_published"] * 2
    assert facts[1].data["version"] == str(made.pk)


@pytest.mark.parametrize("day", [FIRST, FIRST - timedelta(days=1)])
def test_a_version_that_is_not_newer_is_refused(day: date) -> None:
    publish("Cũ", FIRST)
    with pytest.raises(Refused) as refused:
        publish("Mới", day)
    assert refused.value.refusal.code == "version_not_newer"
    assert ProcedureVersion.objects.count() == 1


def test_a_published_version_is_never_edited_or_deleted() -> None:
    made = publish("Cũ", FIRST)
    made.name = "Khác"
    for change in (made.save, made.delete, ProcedureVersion.objects.all().delete):
        with pytest.raises(TypeError, match="published version"):
            change()


def another(**changes: object) -> ProcedureVersion:
    usual = {"id": new_id(), "number": 2, "in_force_from": NEXT, "content": {}, "published_at": AT}
    return ProcedureVersion(**(usual | {"procedure": Procedure.objects.get()} | changes))


@pytest.mark.parametrize(
    "changes",
    [{}, {"number": 1, "in_force_to": date(2026, 8, 1)}, {"in_force_to": NEXT}, {"number": 0}],
    ids=["a second open one", "a number twice", "no day in force", "number nought"],
)
def test_the_database_refuses_nonsense(changes: dict[str, object]) -> None:
    publish("Cũ", FIRST)
    with pytest.raises(IntegrityError), transaction.atomic():
        another(**changes).save()


def test_a_procedure_without_code_is_refused_by_the_database() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Procedure.objects.create(code="", created=AT)
