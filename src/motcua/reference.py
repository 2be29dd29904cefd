"""Draws the reference pages (`docs/reference`) from the program itself, so that they cannot be wrong.

`motcua reference` writes them; `make check` draws them anew and compares. `openapi.json` describes the API.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps
from django.utils.translation import override

from motcua.api import site as openapi
from motcua.config import SETTINGS
from motcua.dossiers.rules import BEGIN, CLOCK, CUSTODY, NEEDS, NEXT, Act, Status
from motcua.staff.rules import ROLES, Permission

PLACE = Path(__file__).resolve().parent.parent.parent / "docs" / "reference"
HEAD = "<!-- Drawn by `motcua reference`. Change the program, not this page. -->"


def pages() -> dict[str, str]:
    """The text of every reference page, by file name; in English, whatever language is set."""
    drawn: Mapping[str, Callable[[], Iterable[str]]] = {
        "facts.md": _facts,
        "permissions.md": _permissions,
        "settings.md": _settings,
        "states.md": _states,
    }
    with override("en"):
        text = {name: "\n".join([HEAD, "", *draw()]) + "\n" for name, draw in drawn.items()}
        return text | {"openapi.json": openapi.text()}


def stale() -> list[str]:
    """Names of the pages that differ from what the program would draw now."""
    return [name for name, text in pages().items() if _read(PLACE / name) != text]


def write() -> list[str]:
    """Write the pages that differ; their names."""
    PLACE.mkdir(parents=True, exist_ok=True)
    changed = stale()
    for name in changed:
        (PLACE / name).write_text(pages()[name], encoding="utf-8")
    return changed


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"


def _settings() -> Iterator[str]:
    yield from ("# Settings", "", "Read from the environment at start. A wrong value stops the start.", "")
    rows = [(f"`{one.name}`", f"`{one.default}`" if one.default else "", one.meaning) for one in SETTINGS]
    yield from _table(("setting", "default", "meaning"), rows)


def _permissions() -> Iterator[str]:
    yield from ("# Permissions and roles", "", "A post has one role; a role is a list of permissions.", "")
    yield from _table(("role", "what it is for"), [(one.name, one.sentence) for one in ROLES])
    yield ""
    head = ("permission", "what it allows", *(one.name for one in ROLES))
    yield from _table(head, [(f"`{one}`", one.sentence, *_granted(one)) for one in Permission])


def _granted(permission: Permission) -> Iterator[str]:
    return ("✓" if permission in role.permissions else "" for role in ROLES)


def _facts() -> Iterator[str]:
    yield from ("# Facts", "", "Every act leaves one fact in the journal. These are the kinds of facts.", "")
    rows = sorted((kind, sentence) for known in _registries() for kind, sentence in known.items())
    yield from _table(("kind", "what happened"), [(f"`{kind}`", sentence) for kind, sentence in rows])


def _registries() -> Iterator[Mapping[str, str]]:
    """The `FACTS` of every package that has some: kind → sentence, in its rules."""
    for app in apps.get_app_configs():
        name = f"{app.name}.rules"
        if app.name.startswith("motcua.") and find_spec(name):
            yield getattr(import_module(name), "FACTS", {})


def _states() -> Iterator[str]:
    yield from (
        "# States of a dossier",
        "",
        "The ten national statuses: who has it, what its clock does.",
        "",
    )
    rows = [
        (str(one.value), f"`{one.name}`", one.label, str(CUSTODY[one]), str(CLOCK[one]), _begins(one))
        for one in Status
    ]
    yield from _table(("no.", "status", "label", "lies with", "clock", "may begin here"), rows)
    yield from ("", "```mermaid", "stateDiagram-v2", *_diagram(), "```", "")
    yield from (
        "What may be done in each status. The permission comes first, the rules of the case after.",
        "",
    )
    yield from _table(("status", "act", "permission", "may lead to"), _acts())


def _begins(status: Status) -> str:
    return "✓" if status in BEGIN else ""


def _diagram() -> Iterator[str]:
    """Arrows between different statuses; what keeps the status stands in the table below the diagram."""
    yield from (f"    [*] --> {one.name}" for one in sorted(BEGIN))
    for status in Status:
        for after in Status:
            acts = [act.value for act in Act if after in NEXT[status][act]]
            if acts and after is not status:
                yield f"    {status.name} --> {after.name}: {', '.join(acts)}"
    yield from (f"    {one.name} --> [*]" for one in Status if _is_final(one))


def _is_final(status: Status) -> bool:
    return all(after <= {status} for after in NEXT[status].values())


def _acts() -> Iterator[tuple[str, str, str, str]]:
    for status in Status:
        for act in Act:
            if after := NEXT[status][act]:
                yield (
                    f"`{status.name}`",
                    act.label,
                    f"`{NEEDS[act]}`",
                    ", ".join(f"`{one.name}`" for one in sorted(after)),
                )
