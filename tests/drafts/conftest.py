from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_disk(settings: object, tmp_path: Path) -> None:
    """Each test keeps its files in a directory of its own, which is `tmp_path`."""
    storages = settings.STORAGES  # type: ignore[attr-defined]
    settings.STORAGES = storages | {  # type: ignore[attr-defined]
        "default": storages["default"] | {"OPTIONS": {"location": tmp_path}}
    }
