#!/usr/bin/env bash
# Installs what tests and benchmarks use beyond a JDK, on Debian machines where nobody has yet: Chromium for
# the browser tests, pandas to compare benchmarks with. Without them those parts are skipped, and say so.
# Node, where present, gets its packages from scripts/npm-clients.sh when the tests of other people's clients
# run.
set -uo pipefail

missing=()
command -v chromium >/dev/null || missing+=(chromium)
/usr/bin/python3 -c 'import pandas' 2>/dev/null || missing+=(python3-pandas)
if [ ${#missing[@]} = 0 ]; then
    exit 0
fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "no way to install ${missing[*]}: what needs them will be skipped" >&2
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -q >&2
for package in "${missing[@]}"; do
    apt-get install -qy --no-install-recommends "$package" >&2 ||
        echo "$package could not be installed: what needs it will be skipped" >&2
done
