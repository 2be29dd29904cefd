"""Calendars in the database: loaded, changed, asked for."""

import io
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from workdays_world import NATIONAL, at, odd_calendar

from motcua.journal.queries import facts_about
from motcua.workdays import queries
from motcua.workdays.actions import load_calendars
from motcua.workdays.models import Calendar

pytestmark = pytest.mark.django_db
NOW = at("2026-08-11 10:20")


def stored(code="winter", **more):
    return Calendar.objects.create(code=code, name=code, content=odd_calendar().to_json(), **more)


def test_the_shipped_calendar_serves_while_none_is_loaded():
    assert queries.default_calendar() is queries.calendar(None) is queries.shipped_calendar()


def test_loading_stores_the_shipped_calendar_as_the_default():
    assert load_calendars(at=NOW) is True
    calendar = Calendar.objects.get()
    assert (calendar.code, calendar.is_default, calendar.revision) == ("vn", True, 1)
    assert queries.default_calendar() == NATIONAL
    assert [fact.kind for fact in facts_about("calendar", calendar.pk)] == ["calendar_loaded"]


def test_loading_again_changes_nothing():
    load_calendars(at=NOW)
    assert load_calendars(at=NOW) is False
    assert Calendar.objects.get().revision == 1
    assert len(facts_about("calendar", Calendar.objects.get().pk)) == 1


def test_a_newer_file_makes_a_new_revision():
    load_calendars(at=NOW)
    Calendar.objects.update(content=odd_calendar().to_json())
    assert load_calendars(at=NOW) is True
    assert Calendar.objects.get().revision == 2
    assert queries.default_calendar() == NATIONAL


def test_loading_leaves_another_default_alone():
    own = stored(is_default=True)
    load_calendars(at=NOW)
    assert Calendar.objects.get(is_default=True) == own
    assert queries.default_calendar() == odd_calendar()


def test_there_is_one_default():
    stored("one", is_default=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        stored("two", is_default=True)
    stored("three")
    stored("four")


def test_revisions_are_counted_from_one():
    with pytest.raises(IntegrityError), transaction.atomic():
        stored(revision=0)


def test_a_calendar_is_read_once_and_then_only_its_revision_is_asked(django_assert_num_queries):
    own = stored()
    with django_assert_num_queries(2):
        first = queries.calendar(own.pk)
    with django_assert_num_queries(1):
        assert queries.calendar(own.pk) is first


def test_a_changed_calendar_is_read_again():
    own = stored()
    queries.calendar(own.pk)
    Calendar.objects.update(content=NATIONAL.to_json(), revision=2)
    assert queries.calendar(own.pk) == NATIONAL


def test_a_calendar_nobody_knows_is_an_error():
    with pytest.raises(Calendar.DoesNotExist):
        queries.calendar(uuid4())


def test_the_command_loads_and_may_run_again():
    out = io.StringIO()
    call_command("calendar_load", stdout=out)
    call_command("calendar_load", stdout=out)
    assert Calendar.objects.count() == 1
    assert len(out.getvalue().splitlines()) == 2
