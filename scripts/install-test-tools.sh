#!/usr/bin/env bash
# Installs what the browser tests need beyond a JDK, on Debian machines where nobody has yet: Chromium.
# Without it those tests are skipped, and say so. Node, where present, gets its packages from
# scripts/npm-clients.sh when the tests of other people's clients run.
set -uo pipefail

if command -v chromium >/dev/null; then
    exit 0
fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "no chromium here and no way to install it: the browser tests will be skipped" >&2
    exit 0
fi
export DEBIAN_FRONTEND=noninteractive
{ apt-get update -q && apt-get install -qy --no-install-recommends chromium; } >&2 ||
    echo "chromium could not be installed: the browser tests will be skipped" >&2
