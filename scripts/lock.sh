#!/bin/sh
# Write the lock files from pyproject.toml (docs/decisions/0002-lock-file.md). Arguments go to uv: --upgrade …
set -eu

cd "$(dirname "$0")/.."
compile() { .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate "$@"; }

compile pyproject.toml --output-file requirements.lock "$@"
compile pyproject.toml --group dev --output-file requirements-dev.lock "$@"
echo "uv" | compile - --output-file requirements-uv.lock "$@"
