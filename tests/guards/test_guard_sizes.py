"""Functions of at most 40 lines, tests 25, classes 250, files 400."""

import ast

from .sizes import all_sizes, report, sizes_in
from .source import judge


def test_nothing_is_too_long() -> None:
    print("\n".join(report()))  # noqa: T201 - shown when something is too long
    judge("size", {size.what: f"{size.lines} lines" for size in all_sizes() if size.too_long})


def test_a_long_function_is_seen() -> None:
    long = ast.parse("def f():\n" + "    x = 1\n" * 40)
    assert [size.too_long for size in sizes_in("src/motcua/x.py", long)] == [True]


def test_a_test_has_a_lower_limit() -> None:
    long = ast.parse("def test_f():\n" + "    x = 1\n" * 25)
    assert [size.too_long for size in sizes_in("tests/test_x.py", long)] == [True]
    assert [size.too_long for size in sizes_in("src/motcua/x.py", long)] == [False]


def test_a_method_counts_like_a_function() -> None:
    long = ast.parse("class C:\n    def f(self):\n" + "        x = 1\n" * 40)
    assert [(size.kind, size.too_long) for size in sizes_in("a.py", long)] == [
        ("class", False),
        ("function", True),
    ]
