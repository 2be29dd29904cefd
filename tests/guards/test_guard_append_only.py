"""What was written into the journal stays: the model refuses, and no code goes around it."""

import ast
from collections.abc import Iterator

import pytest

from motcua.journal.models import Fact

from .source import judge, own_files, tree_of

CHANGES = {"update", "delete", "bulk_update", "update_or_create", "_raw_delete", "_update"}


@pytest.mark.parametrize("change", [Fact.objects.all().update, Fact.objects.all().delete, Fact().delete])
def test_a_fact_is_neither_edited_nor_deleted(change: object) -> None:
    with pytest.raises(TypeError, match="never"):
        change()  # type: ignore[operator]


def test_a_written_fact_is_not_saved_again() -> None:
    fact = Fact()
    fact._state.adding = False
    with pytest.raises(TypeError, match="never edited"):
        fact.save()


def changes(tree: ast.Module) -> Iterator[int]:
    """Lines where something that begins with `Fact` is changed, `Fact.objects.filter(…).update(…)`."""
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr in CHANGES and _root(called) == "Fact":
            yield called.lineno


def _root(node: ast.AST) -> str:
    while isinstance(node, (ast.Attribute, ast.Call)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def test_nobody_goes_around_it() -> None:
    found = {
        f"{name}:{line}": "changes facts"
        for name in own_files(".py", under="src/")
        for line in changes(tree_of(name))
    }
    judge("append_only", found)


def test_going_around_is_seen() -> None:
    assert list(changes(ast.parse("Fact.objects.filter(x=1)._raw_delete('default')"))) == [1]
