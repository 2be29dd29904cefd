#!/bin/bash
# The tests on both databases: on PostgreSQL those that use a database, on SQLite all of them.
# Arguments go to pytest. The last line is pytest's own.
set -euo pipefail

cd "$(dirname "$0")/.."
pytest() { .venv/bin/python -m pytest -n "${MOTCUA_TEST_PROCESSES:-2}" "$@"; }

# No test chosen by the arguments (exit status 5) is well: the other run has some.
some_or_none() { "$@" || [ $? -eq 5 ]; }

if [ "${1:-}" = --on-postgresql ]; then
    shift
    echo "On PostgreSQL:"
    MOTCUA_DATABASE="$MOTCUA_DATABASE_POSTGRESQL" some_or_none pytest -m "not journey" --only-database "$@"
    exit
fi

scripts/with-postgresql.sh "$0" --on-postgresql "$@"
echo "On SQLite:"
pytest "$@"
