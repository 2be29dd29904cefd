"""The program's own settings in a world made for tests: a home of its own, and hostile to sloppiness.

Every process (each worker of a parallel run too) gets its own home and its own database, so that two runs
on one machine do not meet. The SQLite database is a file, not memory: threads then have connections of their
own, as under the real server, and writers really queue.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Which database, and how many processes, is for whoever starts the tests to say.
KEPT = {"MOTCUA_HOME", "MOTCUA_DATABASE", "MOTCUA_DATABASE_POSTGRESQL", "MOTCUA_TEST_PROCESSES"}

_home = Path(tempfile.mkdtemp(prefix="motcua-test-"))
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["MOTCUA_HOME"] = str(_home)
(_home / "static").mkdir()
for name in [name for name in os.environ if name.startswith("MOTCUA_") and name not in KEPT]:
    del os.environ[name]

from motcua.settings import *  # noqa: E402, F403
from motcua.settings import DATABASES, TEMPLATES  # noqa: E402

from .hostile import UnknownVariable  # noqa: E402

_database = DATABASES["default"]
if _database["ENGINE"] == "motcua.sqlite":
    _database["TEST"] = {"NAME": str(_home / "test.sqlite3")}
    # A test need not survive a power cut; `tests/sqlite` checks what the program itself asks for.
    _options = _database["OPTIONS"]
    _options["init_command"] = _options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
else:
    _database["TEST"] = {"NAME": f"test_motcua_{os.getpid()}"}
    _database["CONN_MAX_AGE"] = 0

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UnknownVariable()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
