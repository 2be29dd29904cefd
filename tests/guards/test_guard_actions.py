"""Actions name every argument, and say who did it and when."""

import ast
from collections.abc import Iterator
from pathlib import Path

from .source import judge, own_files, tree_of


def faults(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Public functions of an actions module that take positional arguments or lack `by` or `at`."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            named = {argument.arg for argument in node.args.kwonlyargs}
            if node.args.args or node.args.posonlyargs or node.args.vararg:
                yield node.name, "takes arguments without their name"
            elif missing := {"by", "at"} - named:
                yield node.name, f"does not take {' and '.join(sorted(missing))}"


def test_every_action_names_its_arguments_and_its_doer() -> None:
    found = {
        f"{name}::{what}": why
        for name in own_files(".py", under="src/motcua/")
        if "actions" in Path(name).with_suffix("").parts
        for what, why in faults(tree_of(name))
        if Path(name).name == "actions.py" or what in exported(name)
    }
    judge("actions", found)


def exported(name: str) -> set[str]:
    """What the front door of a package `actions/` offers; the rest is between its modules."""
    door = tree_of(str(Path(name).with_name("__init__.py")))
    return {one.name for node in ast.walk(door) if isinstance(node, ast.ImportFrom) for one in node.names}


def test_an_action_without_its_doer_is_seen() -> None:
    assert dict(faults(ast.parse("def accept(*, dossier, at): ..."))) == {"accept": "does not take by"}


def test_an_argument_without_a_name_is_seen() -> None:
    assert list(faults(ast.parse("def accept(dossier, *, by, at): ...")))


def test_what_is_private_may_be_short() -> None:
    assert not list(faults(ast.parse("def _row(dossier): ...\ndef accept(*, dossier, by, at): ...")))
