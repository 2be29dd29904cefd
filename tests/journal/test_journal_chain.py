from datetime import datetime
from uuid import UUID

import pytest
from django.core.management import call_command

from motcua.journal.actions import append
from motcua.journal.models import Fact
from motcua.journal.queries import broken_chains, facts_about
from motcua.kernel.actor import System
from motcua.kernel.clock import LOCAL
from motcua.kernel.ids import new_id

AT = datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)

pytestmark = pytest.mark.django_db


def tell(subject: UUID, kind: str = "thing.happened", **data: object) -> Fact:
    return append(subject_kind="thing", subject=subject, kind=kind, by=System(), at=AT, data=data)


def tamper(fact: Fact, **values: object) -> None:
    super(type(Fact.objects.all()), Fact.objects.filter(pk=fact.pk)).update(**values)


def test_facts_of_a_subject_are_counted_and_chained() -> None:
    subject = new_id()
    first, second = tell(subject), tell(subject)
    assert [fact.number for fact in facts_about("thing", subject)] == [1, 2]
    assert (first.previous, second.previous) == ("", first.hash)
    assert list(broken_chains()) == []


def test_a_chain_survives_the_database() -> None:
    subject = new_id()
    tell(subject, name="Đào", amount=1.5, list=[1, {"a": None}])
    stored = Fact.objects.get(subject=subject)
    assert stored.link.hash() == stored.hash


def test_a_changed_fact_shows() -> None:
    subject = new_id()
    first = tell(subject, reason="thiếu giấy")
    tell(subject)
    tamper(first, data={"reason": "đủ giấy"})
    assert [(gap.number, gap.why) for gap in broken_chains()] == [(1, "changed")]


def test_a_missing_fact_shows() -> None:
    subject = new_id()
    tell(subject)
    second = tell(subject)
    tell(subject)
    tamper(second, subject=new_id())
    found = {(gap.subject, gap.number, gap.why) for gap in broken_chains()}
    assert (subject, 2, "missing") in found


def test_facts_are_never_edited_nor_deleted() -> None:
    fact = tell(new_id())
    for forbidden in (
        fact.save,
        fact.delete,
        Fact.objects.all().delete,
        lambda: Fact.objects.update(number=2),
    ):
        with pytest.raises(TypeError, match="never"):
            forbidden()


def test_the_command_names_what_does_not_hold(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("journal_verify")
    tamper(tell(new_id()), kind="thing.else")
    with pytest.raises(SystemExit):
        call_command("journal_verify")
    assert '"why": "changed"' in capsys.readouterr().out
