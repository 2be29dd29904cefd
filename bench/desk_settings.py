"""The program's settings, with the benchmark's view beside its addresses."""

from motcua.settings import *  # noqa: F403

ROOT_URLCONF = "bench.desk_site"
