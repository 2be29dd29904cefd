"""Every template is used by somebody."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.template.loader import get_template
from django.template.utils import get_app_template_dirs

from .source import PROGRAM, judge, own_files, text_of, tree_of

# Django itself asks for these by name.
ASKED_FOR = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}


def templates() -> dict[str, str]:
    """Name of each template of ours, with its file."""
    return {
        str(Path(*Path(file).parts[Path(file).parts.index("templates") + 1 :])): file
        for file in own_files(".html", under="src/motcua/")
        if "templates" in Path(file).parts
    }


def strings_in(tree: ast.Module) -> Iterator[str]:
    """Patterns of all strings in a module: a plain one is itself, a composed one has holes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield re.escape(node.value)
        elif isinstance(node, ast.JoinedStr):
            yield "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w-]+"
                for part in node.values
            )


def mentions() -> re.Pattern[str]:
    """Matches every template name that a source file or another template mentions."""
    patterns = {
        pattern
        for file in own_files(".py", under="src/motcua/")
        for pattern in strings_in(tree_of(file))
        if pattern.endswith(r"html")
    }
    for file in templates().values():
        patterns |= {re.escape(name) for name in re.findall(r"""["']([\w/-]+\.html)["']""", text_of(file))}
    return re.compile("|".join(sorted(patterns)) or r"(?!)")


def replaces_anothers(name: str) -> bool:
    """Whether a template of another project carries this name, so that ours stands in for it."""
    return any(
        (Path(folder) / name).is_file() and PROGRAM not in Path(folder).parents
        for folder in get_app_template_dirs("templates")
    )


def test_every_template_is_used() -> None:
    used = mentions()
    found = {
        file: "nobody uses it"
        for name, file in templates().items()
        if name not in ASKED_FOR and not used.fullmatch(name) and not replaces_anothers(name)
    }
    judge("templates", found)


def test_every_template_can_be_read() -> None:
    for name in templates():
        get_template(name)


def test_a_composed_name_has_holes() -> None:
    pattern = next(one for one in strings_in(ast.parse("f'desk/act_{act}.html'")) if "act" in one)
    assert re.fullmatch(pattern, "desk/act_accept.html")
