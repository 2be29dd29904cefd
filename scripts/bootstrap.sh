#!/bin/sh
# Make .venv hold exactly what the lock files say. `bootstrap.sh` for running, `bootstrap.sh dev` for developing.
# Quick when nothing changed: the digest of the lock files is kept in .venv.
set -eu

cd "$(dirname "$0")/.."
wanted=${1:-run}
# Where the tools of developers are once, they stay: `make demo` must not take them away.
[ -f .venv/.ready-dev ] && wanted=dev
locks="requirements-uv.lock requirements.lock"
[ "$wanted" = dev ] && locks="$locks requirements-dev.lock"

digest() {
    # shellcheck disable=SC2086
    cat pyproject.toml $locks | cksum
}

up_to_date() {
    [ -x .venv/bin/motcua ] && [ -f ".venv/.ready-$wanted" ] && [ "$(digest)" = "$(cat ".venv/.ready-$wanted")" ]
}

python_is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if python_is_new_enough "$name"; then
            echo "$name"
            return
        fi
    done
    echo "Motcua needs Python 3.11 or newer. Install it, or name it: PYTHON=/path/to/python3 make …" >&2
    exit 1
}

make_venv() {
    "$1" -m venv .venv >/dev/null 2>&1 && return
    rm -rf .venv
    echo "Python has no venv module yet; installing the package python3-venv …" >&2
    if ! scripts/apt-install.sh python3-venv || ! "$1" -m venv .venv; then
        echo "No virtual environment could be made. Install python3-venv, then run this again." >&2
        exit 1
    fi
}

up_to_date && exit 0

[ -x .venv/bin/python ] && python_is_new_enough .venv/bin/python || make_venv "$(find_python)"
echo "Fetching what Motcua stands on into .venv …" >&2
[ -x .venv/bin/uv ] || .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
all=requirements.lock
[ "$wanted" = dev ] && all=requirements-dev.lock
.venv/bin/uv pip sync --quiet --python .venv/bin/python --require-hashes "$all"
.venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --editable .
rm -f .venv/.ready-*
digest > ".venv/.ready-$wanted"
if [ "$wanted" = dev ]; then
    locks="requirements-uv.lock requirements.lock"
    digest > .venv/.ready-run
fi
