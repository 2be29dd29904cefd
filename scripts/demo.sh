#!/bin/sh
# Build the demonstration world where there is none, then serve it. Arguments go to `motcua serve`.
set -eu

cd "$(dirname "$0")/.."
.venv/bin/motcua prepare
.venv/bin/motcua demo build --if-absent
exec .venv/bin/motcua serve --no-migrate "$@"
