"""One small demonstration for all tests of this folder: a week, built once and rolled back at the end."""

import importlib
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import transaction
from tests.demo.demo_world import build_small, load_shipped


@pytest.fixture(scope="module")
def _demonstration(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_shipped()
        build_small()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demonstration(_demonstration: None, db: None) -> None:
    """A ward that has been at work for a week. What a test changes is undone for the next one."""


@pytest.fixture
def open_door(settings: LazySettings) -> None:
    """An installation that shows the demonstration. The usual addresses are read before, without it."""
    importlib.import_module("tests.demo.urls_demo")
    settings.DEMO = True
    settings.ROOT_URLCONF = "tests.demo.urls_demo"
