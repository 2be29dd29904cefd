"""A PostgreSQL server of the benchmark's own: loopback only, durable as it is installed, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .machine import free_port

_INSTALLED = Path("/usr/lib/postgresql")
_SETTINGS = "-c shared_buffers=512MB -c max_wal_size=4GB -c listen_addresses=127.0.0.1"


@dataclass(frozen=True)
class Cluster:
    """A running server: its port and its first process."""

    port: int
    pid: int

    def address(self, database: str = "postgres") -> str:
        return f"postgresql://motcua@127.0.0.1:{self.port}/{database}"


def installed() -> Path | None:
    """Where the newest server's programs lie; None when there is no server."""
    found = sorted(_INSTALLED.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A server while the block lasts."""
    programs = installed()
    if programs is None:
        raise RuntimeError("PostgreSQL is missing: run scripts/install-test-tools.sh postgresql")
    place = Path(tempfile.mkdtemp(prefix="motcua-bench-pg-"))
    if os.getuid() == 0:
        shutil.chown(place, "postgres")
    data, port = place / "data", free_port()
    try:
        create = ["--username", "motcua", "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8"]
        _as_owner(place, programs / "initdb", "--pgdata", data, "--no-sync", *create)
        options = f"-p {port} -k {place} {_SETTINGS}"
        control = (programs / "pg_ctl", "--pgdata", data, "--silent", "--wait")
        _as_owner(place, *control, "start", "--log", place / "log", "--options", options)
        yield Cluster(port, int((data / "postmaster.pid").read_text().split()[0]))
        _as_owner(place, *control, "stop", "--mode", "immediate")
    finally:
        if (data / "postmaster.pid").exists():
            _as_owner(place, programs / "pg_ctl", "--pgdata", data, "stop", "--mode", "immediate")
        shutil.rmtree(place, ignore_errors=True)


def _as_owner(place: Path, *words: object) -> None:
    """A database server refuses to run as root."""
    command = [str(word) for word in words]
    if os.getuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    subprocess.run(command, cwd=place, check=True, stdout=subprocess.DEVNULL)
