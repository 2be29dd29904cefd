"""What says the same again and again is drawn once, and never shown to somebody it was not drawn for."""

from typing import Any

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation

from motcua.pages import keeping


class Counted:
    """Says how often it was drawn."""

    def __init__(self) -> None:
        self.times = 0

    def __str__(self) -> str:
        self.times += 1
        return f"drawn {self.times}"


def template(names: str = "") -> Template:
    return Template(f"{{% load motcua %}}{{% kept {names} %}}{{{{ what }}}}{{% endkept %}}")


def drawn(made: Template, what: Any, **more: Any) -> str:
    return made.render(Context({"what": what} | more))


def test_it_is_drawn_once() -> None:
    made, what = template(), Counted()
    assert [drawn(made, what) for _time in range(3)] == ["drawn 1"] * 3


def test_each_language_has_its_own() -> None:
    made = Template("{% load motcua %}{% kept %}{% translate 'Back' %}{% endkept %}")
    shown = []
    for language in ("vi", "en", "vi", "en"):
        with translation.override(language):
            shown.append(made.render(Context()))
    assert shown[:2] == shown[2:]
    assert shown[0] != shown[1]


def test_it_is_drawn_for_each_of_what_it_depends_on() -> None:
    made, what = template("version helping"), Counted()
    for version, helping, told in [(1, True, 1), (1, False, 2), (2, True, 3), (1, True, 1)]:
        assert drawn(made, what, version=version, helping=helping) == f"drawn {told}"


def test_two_parts_are_two() -> None:
    first, second = template(), template()
    assert (drawn(first, "one"), drawn(second, "two")) == ("one", "two")


def test_what_was_typed_by_others_is_escaped_as_ever() -> None:
    assert drawn(template("what"), "<b>") == "&lt;b&gt;"


def test_not_more_than_enough_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST", 2)
    made, what = template("key"), Counted()
    for key in (1, 2, 3, 1):
        drawn(made, what, key=key)
    assert what.times == 4
    assert len(made.nodelist.get_nodes_by_type(keeping.KeptNode)[0]._drawn) <= 2


def test_while_templates_are_written_nothing_is_kept(settings: Any) -> None:
    settings.DEBUG = True
    made, what = template(), Counted()
    assert [drawn(made, what), drawn(made, what)] == ["drawn 1", "drawn 2"]


def test_a_part_has_an_end() -> None:
    with pytest.raises(TemplateSyntaxError, match="endkept"):
        Template("{% load motcua %}{% kept %}")
