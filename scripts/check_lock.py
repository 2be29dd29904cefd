"""Do the lock files cover what pyproject.toml asks for? Works without the network: it resolves nothing."""

import re
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def main() -> int:
    """0 when every requirement is met by a pin; otherwise the complaints are printed."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())
    run = asked["project"]["dependencies"]
    complaints = unmet(run, "requirements.lock")
    complaints += unmet([*run, *asked["dependency-groups"]["dev"]], "requirements-dev.lock")
    for complaint in complaints:
        print(complaint)
    return 1 if complaints else 0


def unmet(requirements: list[str], lock: str) -> list[str]:
    """A sentence for each requirement that the lock file does not pin, or pins to another version."""
    pins: dict[str, list[str]] = {}
    for name, version in PIN.findall((ROOT / lock).read_text()):
        pins.setdefault(canonicalize_name(name), []).append(version)
    return [
        f"{lock} has no fitting pin for {text!r}; run `make lock`."
        for text in requirements
        for wanted in [Requirement(text)]
        if not any(version in wanted.specifier for version in pins.get(canonicalize_name(wanted.name), []))
    ]


if __name__ == "__main__":
    sys.exit(main())
