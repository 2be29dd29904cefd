#!/bin/sh
# Install Debian packages without asking: `apt-install.sh postgresql chromium`. Needs root, or sudo.
set -eu

as_root=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "Please install, as root: apt-get install $*" >&2
        exit 1
    fi
    as_root="sudo --non-interactive"
    $as_root true 2>/dev/null || as_root=sudo
fi
command -v apt-get >/dev/null || { echo "This is not Debian or Ubuntu. Please install: $*" >&2; exit 1; }

install() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --quiet --yes --no-install-recommends "$@" \
        </dev/null >/dev/null
}

# The lists of packages may be missing or old; they are fetched only then.
install "$@" 2>/dev/null && exit 0
$as_root apt-get update --quiet --quiet </dev/null >/dev/null
install "$@"
