#!/bin/sh
# Install what the tests need beside Python, where it is missing: a PostgreSQL server, Chromium with a library of
# the program that steers it, gettext. `install-test-tools.sh gettext` looks after that one alone.
set -eu

cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- postgresql chromium libatomic1 gettext

present() {
    case $1 in
        postgresql) ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 ;;
        chromium) [ -x /usr/bin/chromium ] ;;
        libatomic1) ls /usr/lib/*/libatomic.so.1 >/dev/null 2>&1 ;;
        gettext) command -v xgettext >/dev/null && command -v msgfmt >/dev/null ;;
    esac
}

missing=
for tool; do
    present "$tool" || missing="$missing $tool"
done
[ -z "$missing" ] && exit 0

echo "Installing for the tests:$missing …" >&2
# shellcheck disable=SC2086
scripts/apt-install.sh $missing
