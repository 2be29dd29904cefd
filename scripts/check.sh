#!/bin/bash
# Everything that can be said about the sources without running the tests. All complaints, then the verdict.
set -euo pipefail

cd "$(dirname "$0")/.."
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export MOTCUA_HOME=$home
bin=.venv/bin

complaints=()
step() {
    echo "· $1"
    "${@:2}" || complaints+=("$1")
}

floors() {
    $bin/lint-imports --no-logo >"$home/floors" || { cat "$home/floors"; return 1; }
}

templates() {
    find src -path '*/templates/*' -name '*.html' | sort | xargs --no-run-if-empty $bin/djlint --lint --quiet
}

step "style" $bin/ruff check --quiet .
step "form" $bin/ruff format --check --quiet .
step "lock files" $bin/python scripts/check_lock.py
step "floors" floors
step "types" $bin/mypy --no-error-summary
step "templates" templates
step "migrations" $bin/motcua makemigrations --check --dry-run --verbosity 0
step "settings" $bin/motcua check --fail-level WARNING --verbosity 0
step "reference pages" $bin/motcua reference --check
step "unit data" $bin/python scripts/build_units.py --check
step "guards" $bin/python -m pytest -p no:xdist -p no:cacheprovider tests/guards
echo "· sizes"
$bin/python -m tests.guards.sizes

if [ ${#complaints[@]} -gt 0 ]; then
    printf 'Not well: %s.\n' "$(IFS=, ; echo "${complaints[*]}")"
    exit 1
fi
echo "All is well."
