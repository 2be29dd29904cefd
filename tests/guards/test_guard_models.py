"""What the tables must be like: links point downwards, keys are UUIDs, every constraint can speak."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models

from .source import floors, judge

PERSONAL = re.compile(
    r"(^|_)(name|born|birth\w*|sex|phone|email|address|id_number|tax_code|bank_account|photo|signature)(_folded)?$"
)
KEEPERS_OF_PERSONS = {"applicants", "files"}
Model = type[models.Model]


def our_models() -> list[Model]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("motcua.")
    ]


def package(model: Model) -> str:
    return model.__module__.split(".")[1]


def label(model: Model, field: str = "") -> str:
    return f"{model._meta.label}.{field}".rstrip(".")


def points_up(owner: str, target: str) -> bool:
    """Whether a table of one package may not link to a table of the other."""
    return owner != target and floors()[target] >= floors()[owner]


def links(model: Model) -> Iterator[tuple[str, Model]]:
    for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
        if isinstance(field.related_model, type):
            yield field.name, field.related_model


def test_there_are_models() -> None:
    assert our_models()


def test_links_between_tables_point_downwards() -> None:
    found = {
        label(model, name): f"points up to {target._meta.label}"
        for model in our_models()
        for name, target in links(model)
        if target.__module__.startswith("motcua.") and points_up(package(model), package(target))
    }
    judge("links", found)


@pytest.mark.parametrize(
    ("owner", "target"), [("units", "staff"), ("journal", "dossiers"), ("fees", "files")]
)
def test_a_link_upwards_or_sideways_is_seen(owner: str, target: str) -> None:
    assert points_up(owner, target)


def test_a_link_downwards_or_at_home_passes() -> None:
    assert not points_up("dossiers", "units")
    assert not points_up("units", "units")


def test_every_key_is_a_uuid() -> None:
    found = {
        label(model): f"has the key {key.name}, a {type(key).__name__}"
        for model in our_models()
        if (key := model._meta.pk) and not isinstance(_origin(key), models.UUIDField)
    }
    judge("keys", found)


def _origin(key: models.Field) -> models.Field:
    """A key that is a link to another table (one-to-one) has that table's type."""
    while isinstance(key, models.ForeignKey):
        key = key.target_field
    return key


def test_every_constraint_has_a_sentence() -> None:
    found = {
        f"{label(model)}::{constraint.name}": "has no violation_error_message"
        for model in our_models()
        for constraint in model._meta.constraints
        if not says_something(constraint)
    }
    judge("constraints", found)


def says_something(constraint: models.BaseConstraint) -> bool:
    """Whether the sentence is our own and asks nobody to understand a name."""
    text = str(constraint.violation_error_message)
    return text != str(constraint.default_violation_error_message) and text.strip().endswith((".", "!"))


def test_a_constraint_without_a_sentence_is_seen() -> None:
    assert not says_something(models.CheckConstraint(condition=models.Q(id__isnull=False), name="some"))


def test_uniqueness_is_stated_by_named_constraints() -> None:
    found = {label(model): "uses unique_together" for model in our_models() if model._meta.unique_together}
    judge("unique_together", found)


def test_personal_data_live_with_their_keepers_alone() -> None:
    found = {
        label(model, field.name): "looks like personal data outside applicants and files"
        for model in our_models()
        if package(model) not in KEEPERS_OF_PERSONS
        for field in model._meta.local_fields
        if looks_personal(field)
    }
    judge("personal", found)


def looks_personal(field: models.Field) -> bool:
    """By its name. Links are not looked at: what they point to is."""
    return bool(PERSONAL.search(field.name)) and not field.is_relation


def test_what_looks_like_personal_data_is_seen() -> None:
    named = {name: models.CharField(name=name) for name in ("name", "owner_name", "phone", "renamed", "kind")}
    assert {name for name, field in named.items() if looks_personal(field)} == {"name", "owner_name", "phone"}
