#!/bin/bash
# Run a command beside a PostgreSQL server of its own, gone when the command ends.
# The command finds its address in MOTCUA_DATABASE_POSTGRESQL.
set -euo pipefail

newest=$(find /usr/lib/postgresql -maxdepth 1 -mindepth 1 | sort -V | tail -n 1)
programs="$newest/bin"
place=$(mktemp -d)

# A database server refuses to run as root.
as_owner() { "$@"; }
if [ "$(id -u)" -eq 0 ]; then
    chown postgres "$place"
    chmod 755 "$place"
    as_owner() { (cd "$place" && runuser -u postgres -- "$@"); }
fi

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

stop() {
    as_owner "$programs/pg_ctl" stop --pgdata "$place/data" --mode immediate --silent >/dev/null 2>&1 || true
    rm -rf "$place"
}
trap stop EXIT
trap 'exit 130' INT TERM

as_owner "$programs/initdb" --pgdata "$place/data" --username motcua --auth trust --encoding UTF8 \
    --locale C.UTF-8 --no-sync >/dev/null
port=$(free_port)
# Nothing here outlives the tests: what makes data survive a power cut is switched off.
# So is what counts rows anew at moments of its own: a plan that a test reads must not hang on it.
as_owner "$programs/pg_ctl" start --pgdata "$place/data" --log "$place/log" --wait --timeout 60 --options \
    "-p $port -h 127.0.0.1 -k $place -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off" >/dev/null \
    || { cat "$place/log" >&2; exit 1; }

MOTCUA_DATABASE_POSTGRESQL="postgresql://motcua@127.0.0.1:$port/postgres" "$@"
