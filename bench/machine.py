"""What this machine says about itself: processor time, memory, the disk, a free port."""

import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

_TICK = os.sysconf("SC_CLK_TCK")


def children(pid: int) -> Iterator[int]:
    """The process itself and all below it."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found = task.read_text().split()
        except OSError:
            continue  # it ended a moment ago
        for child in found:
            yield from children(int(child))


def cpu_seconds(*roots: int) -> float:
    """Processor time used so far by these processes, by all below them, and by those below that ended."""
    return sum(_cpu(pid) for root in roots for pid in children(root))


def thread_seconds(pid: int) -> float:
    """Processor time of one process with one thread (a connection's own at a PostgreSQL server), to the
    nanosecond."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(int(ticks) for ticks in fields[11:15]) / _TICK


def memory_mb(root: int) -> tuple[float, float]:
    """PSS (shared pages divided among those who share them) and summed RSS, in megabytes."""
    pss = rss = 0
    for pid in children(root):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        sizes = {line.split(":")[0]: int(line.split()[1]) for line in lines[1:] if line.endswith("kB")}
        pss, rss = pss + sizes["Pss"], rss + sizes["Rss"]
    return pss / 1024, rss / 1024


def fdatasync_us(rounds: int = 200) -> float:
    """Median microseconds of one write of 8 kB made durable: what one commit at least costs here."""
    with TemporaryDirectory() as place, open(f"{place}/sync", "wb", buffering=0) as file:
        taken = sorted(_sync(file.fileno()) for _ in range(rounds))
    return taken[rounds // 2] * 1e6


def _sync(handle: int) -> float:
    os.pwrite(handle, b"x" * 8192, 0)
    began = time.perf_counter()
    os.fdatasync(handle)
    return time.perf_counter() - began


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port
