"""Build `data/units/units.jsonl` from the development package `vietnamadminunits` (MIT).

    python scripts/build_units.py            write the file
    python scripts/build_units.py --check    exit 1 when the committed file differs

The kind is read from the name, not from the package's own column: that one is wrong for four communes
(10543, 11848, 31213, 31299).
"""

import argparse
import json
import sqlite3
import sys
from collections.abc import Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from motcua.kernel.ids import reference_id  # noqa: E402
from motcua.kernel.text import tidy  # noqa: E402
from motcua.units.rules import Tier, UnitKind, kind_in  # noqa: E402

TARGET = ROOT / "data" / "units" / "units.jsonl"
PACKAGE = "vietnamadminunits"
TWO_TIERS = "2025-07-01"
INDEPENDENCE = "1945-09-02"
QUERY = "SELECT provinceCode, province, wardCode, ward FROM admin_units ORDER BY wardCode"


def main() -> int:
    """Write or check the file; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="compare with the committed file, write nothing")
    built = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(package_data()))
    if parser.parse_args().check:
        return check(built)
    TARGET.write_text(built, encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(built.splitlines())} units")
    return 0


def check(built: str) -> int:
    """0 when the committed file is what would be built now."""
    if TARGET.exists() and TARGET.read_text(encoding="utf-8") == built:
        return 0
    print(f"{TARGET.relative_to(ROOT)} differs from its source; run scripts/build_units.py.")
    return 1


def package_data() -> list[tuple[str, str, str, str]]:
    """Province code, province, commune code, commune: as the package holds them for 2025."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise SystemExit(f"The package {PACKAGE} is not installed. Install the development dependencies.")
    database = Path(found.origin).parent / "data" / "dataset.db"
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return connection.execute(QUERY).fetchall()
    finally:
        connection.close()


def rows(data: list[tuple[str, str, str, str]]) -> Iterator[dict[str, Any]]:
    """The country, the provinces, then the communes, each by code."""
    source = f"{PACKAGE} {version(PACKAGE)}"
    yield {
        "id": str(reference_id("unit", "VN", INDEPENDENCE)),
        "name": "Việt Nam",
        "kind": UnitKind.COUNTRY.value,
        "tier": Tier.COUNTRY.value,
        "valid_from": INDEPENDENCE,
        "source": "Hiến pháp 2013",
    }
    for code, name in sorted({(province, name) for province, name, _, _ in data}):
        yield place(code, name, Tier.PROVINCE, "", source)
    for province, _, code, name in data:
        yield place(code, name, Tier.COMMUNE, province, source)


def place(code: str, name: str, tier: Tier, province: str, source: str) -> dict[str, Any]:
    """One line of the file; a name without the word of its kind is a fault of the source."""
    kind = kind_in(tidy(name))
    if kind is None:
        raise SystemExit(f"{code}: the name {name!r} does not begin with the word of its kind.")
    return {
        "id": str(reference_id("unit", code, TWO_TIERS)),
        "code": code,
        "name": tidy(name),
        "kind": kind.value,
        "tier": tier.value,
        **({"province": province} if province else {}),
        "valid_from": TWO_TIERS,
        "source": source,
    }


if __name__ == "__main__":
    sys.exit(main())
