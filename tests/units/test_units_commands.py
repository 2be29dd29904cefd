from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from motcua.units import queries
from motcua.units.models import Unit


def run(*words):
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_units_load_says_what_changed_and_then_that_nothing_did():
    assert "3356" in run("units_load")
    again = run("units_load")
    assert "3356" not in again
    assert len(again.splitlines()) == 1


def test_units_parts_names_what_it_added(small_country):
    assert "Sở Tư pháp" in run("units_parts", "08")
    assert "Sở Tư pháp" not in run("units_parts", "08")
    assert queries.within(small_country("08").path).filter(tier="department").exists()


def test_units_parts_refuses_an_unknown_code(small_country):
    before = Unit.objects.count()
    with pytest.raises(CommandError, match="99999"):
        run("units_parts", "99999")
    assert Unit.objects.count() == before
