"""The command, and that the same seed tells the same story."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from tests.demo.demo_world import UNTIL, build_small, load_shipped

from motcua.dossiers.models import Dossier, Rating, SupplementRequest
from motcua.drafts.models import Draft
from motcua.journal.models import Fact
from motcua.procedures.models import ProcedureVersion


def story() -> list[Any]:
    """What happened to whom, without identities and keys, which are never the same twice."""
    facts = Fact.objects.filter(subject_kind="dossier").order_by("at", "kind", "data__code")
    told = [(fact.at, fact.kind, fact.data.get("code"), fact.data.get("status")) for fact in facts]
    people = Dossier.objects.order_by("filed_at", "owner__id_number")
    named = ("owner__name", "owner__id_number", "owner__phone")
    told += people.values_list("filed_at", *named, "code", "due_at")
    return [*told, *_online(), *_catalogue()]


def _online() -> list[Any]:
    """Who was helped and how long, what is not filed, what was marked, and how it was found to be."""
    drafts = Draft.objects.order_by("opened_at", "helped_seconds")
    marked = SupplementRequest.objects.order_by("asked_at", "papers").values_list("asked_at", "marks")
    rated = Rating.objects.order_by("rated_at").values_list("rated_at", "stars", "ticks")
    helped = drafts.values_list("opened_at", "help_kind", "helped_seconds", "consent_how", "ended_at")
    return [*helped, *marked, *rated]


def _catalogue() -> list[Any]:
    versions = ProcedureVersion.objects.filter(number__gt=1).order_by("procedure")
    return list(versions.values_list("pk", "number", "in_force_from", "published_at"))


@pytest.mark.django_db
def test_the_same_seed_tells_the_same_story() -> None:
    from django.db import transaction

    load_shipped()
    told = []
    for _time in range(2):
        with transaction.atomic():
            build_small()
            told.append(story())
            transaction.set_rollback(True)
    assert told[0] == told[1]
    assert len(told[0]) > 200


@pytest.mark.django_db
def test_the_command_loads_builds_and_then_leaves_alone(capsys: pytest.CaptureFixture[str]) -> None:
    options = {"until": UNTIL.isoformat(), "weeks": 1, "visitors": 4}
    call_command("demo_build", **options)
    built = Dossier.objects.count()
    assert built > 20
    call_command("demo_build", if_absent=True, **options)
    assert Dossier.objects.count() == built
    with pytest.raises(CommandError):
        call_command("demo_build", **options)


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"until": "gestern"}, {"weeks": 0}, {"visitors": 5000}])
def test_a_wrong_size_or_moment_is_refused_with_a_sentence(wrong: dict[str, Any]) -> None:
    with pytest.raises(CommandError, match=r"\w+ .*\."):
        call_command("demo_build", **wrong)
    assert not Dossier.objects.exists()


@pytest.mark.django_db
def test_where_nothing_was_built_the_page_says_what_to_do(client: Client, open_door: None) -> None:
    assert "motcua demo build" in client.get("/demo/").content.decode()
