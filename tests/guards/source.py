"""The files of the project, as the guards see them, and the exemptions that were granted."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = ROOT / "src" / "motcua"
EXEMPTIONS = ROOT / "tests" / "guards" / "exemptions.toml"
FOREIGN = re.compile(r"(^|/)(vendor|migrations|node_modules)/")
SKIPPED = {".git", ".venv", "var", "__pycache__", "build", "dist"}


@cache
def project_files() -> tuple[str, ...]:
    """Every file that belongs to the project, from its root; without git, everything that looks like it."""
    asked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    names = asked.stdout.split("\0") if asked.returncode == 0 else _walked()
    return tuple(sorted(name for name in names if name and (ROOT / name).is_file()))


def _walked() -> Iterator[str]:
    for path in ROOT.rglob("*"):
        if not SKIPPED.intersection(path.relative_to(ROOT).parts):
            yield str(path.relative_to(ROOT))


def own_files(*endings: str, under: str = "") -> list[str]:
    """Our own files with these endings: without migrations and what other projects gave us."""
    return [
        name
        for name in project_files()
        if name.endswith(endings) and name.startswith(under) and not FOREIGN.search(name)
    ]


@cache
def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def tree_of(name: str) -> ast.Module:
    return ast.parse(text_of(name), filename=name)


def package_of(name: str) -> str:
    """`src/motcua/desk/views.py` → `desk`; empty for what lies in no package."""
    parts = Path(name).parts
    return parts[2] if len(parts) > 3 and parts[:2] == ("src", "motcua") else ""


@cache
def floors() -> dict[str, int]:
    """Each package with the number of its floor, counted from the kernel, as import-linter holds them."""
    contracts = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "floors")
    return {
        package.strip(): number
        for number, layer in enumerate(reversed(layers))
        for package in layer.split("|")
    }


def faces() -> set[str]:
    """The packages of the top floor."""
    return {package for package, floor in floors().items() if floor == max(floors().values())}


def judge(guard: str, found: Mapping[str, str]) -> None:
    """Fail on every finding without an exemption, and on every exemption without a finding.

    `found` maps what was found (`file::name`) to a sentence about it.
    """
    complaints = [f"{what}: {why}" for what, why in sorted(found.items()) if what not in _exempt(guard)]
    needless = [
        f"{what}: no longer needed, remove it from {EXEMPTIONS.name}" for what in _exempt(guard) - set(found)
    ]
    if complaints or needless:
        pytest.fail("\n".join([f"{guard}:", *complaints, *sorted(needless)]), pytrace=False)


def _exempt(guard: str) -> set[str]:
    return {one["what"] for one in exemptions() if one["guard"] == guard}


@cache
def exemptions() -> list[dict[str, str]]:
    return tomllib.loads(EXEMPTIONS.read_text(encoding="utf-8")).get("exemption", [])
