"""Every permission is asked for somewhere, and given to somebody; the list is alphabetical."""

import re

from motcua.staff.rules import ROLES, Permission
from motcua.staff.rules.permissions import SENTENCES

from .source import judge, own_files, text_of


def asked_for(text: str) -> set[str]:
    """Names of permissions that a source mentions: `Permission.ACCEPT`."""
    return set(re.findall(r"\bPermission\.([A-Z_]+)\b", text))


def test_every_permission_is_asked_for() -> None:
    files = [name for name in own_files(".py", under="src/motcua/") if "/staff/rules/" not in name]
    asked = set().union(*(asked_for(text_of(name)) for name in files))
    judge("permissions", {one.name: "nobody asks for it" for one in Permission if one.name not in asked})


def test_every_permission_is_given_to_a_role() -> None:
    given = set().union(*(role.permissions for role in ROLES))
    assert set(Permission) - given == set()


def test_every_permission_has_its_sentence() -> None:
    assert list(SENTENCES) == list(Permission)


def test_the_list_is_alphabetical() -> None:
    assert [one.name for one in Permission] == sorted(one.name for one in Permission)


def test_a_mention_is_seen() -> None:
    assert asked_for("@needs(Permission.SEE_LOAD)") == {"SEE_LOAD"}
