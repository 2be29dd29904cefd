"""The loop that runs errands: in a thread of the web process, or in a process of its own."""

import logging
import os
import socket
import threading
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import connection, connections
from django.utils.module_loading import import_string

from motcua.kernel.clock import now

from .errands import lease, put_off, settle
from .models import Errand
from .rules import Handler

PAUSE = 1.0  # seconds between two looks when nothing was due
_log = logging.getLogger("motcua.outbox")


def worker_name() -> str:
    """Machine, process and thread: what a lease is written down under."""
    return f"{socket.gethostname()[:30]}:{os.getpid()}:{threading.get_ident() % 100_000}"


def run_once(worker: str, clock: Callable[[], datetime] = now) -> int:
    """Collect what became due, then run what is due once; how many errands were tried."""
    for collector in settings.OUTBOX_COLLECTORS:
        import_string(collector)(at=clock())
    errands = lease(worker=worker, at=clock())
    for errand in errands:
        _run(errand, worker, clock)
    return len(errands)


def run_until(stopped: threading.Event) -> None:
    """Go on until told to stop. A database that is away for a moment is waited for."""
    worker = worker_name()
    while not stopped.is_set():
        try:
            tried = run_once(worker)
        except Exception as problem:
            _log.warning("the outbox pauses: %s", type(problem).__name__)
            connections.close_all()
            stopped.wait(10 * PAUSE)
            continue
        if not tried:
            stopped.wait(PAUSE)
    connection.close()


def start_thread() -> threading.Event:
    """Run errands beside the web pages of this process; setting the event ends it."""
    stopped = threading.Event()
    threading.Thread(target=run_until, args=(stopped,), name="outbox", daemon=True).start()
    return stopped


def _run(errand: Errand, worker: str, clock: Callable[[], datetime]) -> None:
    try:
        _handler(errand.kind)(errand.body, key=errand.key)
    except Exception as problem:
        _log.info("errand %s of kind %s is put off: %s", errand.pk, errand.kind, type(problem).__name__)
        words = str(problem) or type(problem).__name__
        put_off(errand=errand, worker=worker, problem=words, at=clock())
    else:
        settle(errand=errand, worker=worker, at=clock())


def _handler(kind: str) -> Handler:
    handler: Handler = import_string(settings.OUTBOX_HANDLERS[kind])
    return handler
