"""Connections to a database aside, opened as the program opens them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.sqlite.slips import ALIAS

from motcua import config
from motcua.sqlite import base


@pytest.fixture
def connect(tmp_path: Path, django_db_blocker: Any) -> Iterator[Callable[[], base.DatabaseWrapper]]:
    """Opens connections to one fresh database with a table `slip`, as the program would open them."""
    opened: list[base.DatabaseWrapper] = []
    django_db_blocker.unblock()

    def connection() -> base.DatabaseWrapper:
        defaults = {
            "ATOMIC_REQUESTS": False,
            "AUTOCOMMIT": True,
            "TIME_ZONE": None,
            "CONN_HEALTH_CHECKS": False,
        }
        settings = defaults | config.database("", tmp_path)
        opened.append(base.DatabaseWrapper(settings, ALIAS))
        opened[-1].inc_thread_sharing()
        return opened[-1]

    connection().cursor().execute("CREATE TABLE slip (writer integer)")
    yield connection
    for one in opened:
        one.close()
    django_db_blocker.restore()
