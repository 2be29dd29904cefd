"""Style sheets, scripts and fonts, collected and packed once per version, so that old lines carry little."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

MARK = "collected"


def collect() -> bool:
    """Collect and pack the static files into MOTCUA_HOME when they changed; whether anything was done."""
    mark = settings.STATIC_ROOT / MARK
    digest = _digest()
    if mark.exists() and mark.read_text() == digest:
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    mark.write_text(digest)
    return True


def _digest() -> str:
    """Changes when any file comes, goes or is written."""
    seen = hashlib.sha256()
    for name, path in sorted(_files()):
        about = path.stat()
        seen.update(f"{name} {about.st_size} {about.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def _files() -> Iterator[tuple[str, Path]]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield name, Path(storage.path(name))
