"""How long functions, classes and files are. `python -m tests.guards.sizes` prints the longest."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from .source import own_files, text_of, tree_of

LIMITS = {"function": 40, "test": 25, "class": 250, "file": 400}
WRITTEN = (".py", ".html", ".css", ".js", ".typ", ".sh")
Function = (ast.FunctionDef, ast.AsyncFunctionDef)


class Size(NamedTuple):
    """Lines of one thing; `what` is `file::name`."""

    kind: str
    lines: int
    what: str

    @property
    def too_long(self) -> bool:
        return self.lines > LIMITS[self.kind]


def sizes_in(name: str, tree: ast.Module) -> Iterator[Size]:
    """The functions and classes of a module. A line is a line: docstrings and blank ones count."""
    for node in ast.walk(tree):
        if isinstance(node, (*Function, ast.ClassDef)):
            yield Size(_kind(name, node), (node.end_lineno or 0) - node.lineno + 1, f"{name}::{node.name}")


def _kind(name: str, node: ast.AST) -> str:
    if isinstance(node, ast.ClassDef):
        return "class"
    is_test = name.startswith("tests/") and getattr(node, "name", "").startswith("test_")
    return "test" if is_test else "function"


def all_sizes() -> Iterator[Size]:
    """Everything in the project that has a length."""
    for name in own_files(*WRITTEN):
        yield Size("file", len(text_of(name).splitlines()), name)
    for name in own_files(".py"):
        yield from sizes_in(name, tree_of(name))


def longest(kind: str, number: int = 5) -> list[Size]:
    return sorted(
        (size for size in all_sizes() if size.kind == kind), key=lambda size: (-size.lines, size.what)
    )[:number]


def report() -> Iterator[str]:
    """The median and the longest of each kind, one line each."""
    for kind, limit in LIMITS.items():
        lengths = sorted(size.lines for size in all_sizes() if size.kind == kind)
        if lengths:
            yield f"{kind}: median {lengths[len(lengths) // 2]}, at most {limit}"
            yield from (f"  {size.lines:4} {size.what}" for size in longest(kind))


if __name__ == "__main__":
    print("\n".join(report()))  # noqa: T201
