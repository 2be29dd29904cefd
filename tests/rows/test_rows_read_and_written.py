"""What `rows` writes and reads is what the models themselves would."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from tests.world import World

from motcua.journal.models import Fact
from motcua.rows import first_of, insert, read, together
from motcua.staff.models import Account, Post
from motcua.units.models import Unit


def test_a_row_read_is_the_row_the_model_finds(world: World) -> None:
    for model in (Account, Post, Unit):
        known = model.objects.first()
        (found,) = read(model, "id = %s", [known.pk])
        assert found == known
        assert vars(found).keys() >= {field.attname for field in model._meta.concrete_fields}
        for field in model._meta.concrete_fields:
            assert getattr(found, field.attname) == getattr(known, field.attname), field.name


def test_moments_and_days_are_asked_for_as_they_are(world: World) -> None:
    account = Account.objects.get(pk=world.leader.account)
    assert read(Account, "id = %s AND created_at = %s", [account.pk, account.created_at])
    assert read(Post, "account_id = %s AND valid_from < %s", [account.pk, date(2999, 1, 1)])
    assert not read(Account, "id = %s", [uuid4()])


def test_a_row_written_is_read_back_by_the_model(world: World) -> None:
    stated = {"subject": uuid4(), "subject_kind": "dossier", "kind": "dossier.filed", "by_kind": "staff"}
    fact = Fact(number=1, at=world.at, data={"nested": [1, None, "ế"]}, hash="x", **stated)
    insert([fact])
    again = Fact.objects.get(pk=fact.pk)
    for field in Fact._meta.concrete_fields:
        assert getattr(again, field.attname) == getattr(fact, field.attname), field.name


def test_a_naive_moment_is_noticed(world: World) -> None:
    stated = {"subject": uuid4(), "subject_kind": "dossier", "kind": "dossier.filed", "by_kind": "staff"}
    naive = Fact(number=1, at=world.at.replace(tzinfo=None), hash="x", **stated)
    with pytest.warns(RuntimeWarning, match="naive"):
        insert([naive])


def test_the_database_still_refuses_nonsense(world: World) -> None:
    stated = {"subject": uuid4(), "subject_kind": "dossier", "kind": "dossier.filed", "by_kind": "staff"}
    with pytest.raises(IntegrityError), transaction.atomic():
        insert([Fact(number=0, at=world.at, hash="x", **stated)])


def _fact(world: World, subject: UUID, number: int) -> Fact:
    stated = {"subject_kind": "dossier", "kind": "dossier.filed", "by_kind": "staff"}
    return Fact(subject=subject, number=number, at=world.at, data={}, hash="x", **stated)


def _written_together(world: World, subject: UUID, *numbers: int) -> None:
    with transaction.atomic(), together():
        for number in numbers:
            insert([_fact(world, subject, number)])


def test_rows_written_together_are_all_there(world: World) -> None:
    subject = uuid4()
    _written_together(world, subject, 1, 2, 3)
    assert Fact.objects.filter(subject=subject).count() == 3


def test_what_is_refused_among_them_is_told_and_nothing_stays(world: World) -> None:
    subject = uuid4()
    with pytest.raises(IntegrityError):
        _written_together(world, subject, 1, 2, 1, 3)
    assert not Fact.objects.filter(subject=subject).exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite answers at once")
def test_nothing_is_read_among_them(world: World) -> None:
    with pytest.raises(RuntimeError, match="written together"), together():
        first_of("SELECT 1", [])
