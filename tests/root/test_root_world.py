"""The world of the tests is as hostile as it says."""

from typing import Any

import pytest
from django.db import connection
from django.template import engines
from tests.hostile import OURS, UnknownVariableUsed

import motcua


def render(name: str, text: str, **given: Any) -> str:
    from django.template import Context, Origin, Template

    return Template(text, Origin(str(name)), name, engines["django"].engine).render(Context(given))


def test_a_variable_the_view_did_not_give_fails() -> None:
    with pytest.raises(UnknownVariableUsed, match=r"desk/templates/desk/a\.html uses officer\.name"):
        render(str(OURS / "desk/templates/desk/a.html"), "{{ officer.name }}")


def test_a_question_about_it_may_be_asked() -> None:
    assert (
        render(str(OURS / "desk/templates/desk/a.html"), "{% if officer %}yes{% else %}no{% endif %}") == "no"
    )


def test_a_default_says_that_it_may_be_absent() -> None:
    assert render(str(OURS / "desk/templates/desk/a.html"), "{{ officer|default:'nobody' }}") == "nobody"


def test_a_given_variable_is_shown() -> None:
    assert render(str(OURS / "desk/templates/desk/a.html"), "{{ officer }}", officer="An") == "An"


def test_templates_of_others_are_left_alone() -> None:
    assert render("/elsewhere/account/login.html", "[{{ unknown }}]") == "[]"


@pytest.mark.django_db
def test_too_many_queries_are_shown(queries_at_most: Any) -> None:
    with pytest.raises(AssertionError, match=r"(?s)2 queries, at most 1 allowed.*1\. SELECT 1"):
        ask_twice(queries_at_most)


def ask_twice(queries_at_most: Any) -> None:
    with queries_at_most(1):
        connection.cursor().execute("SELECT 1")
        connection.cursor().execute("SELECT 2")


def test_the_program_is_found_in_this_tree() -> None:
    assert motcua.__file__ == str(OURS / "__init__.py")
