#!/usr/bin/env bash
# Installs the third-party clients that the tests point at the simulated exchanges, and prints the
# folder. Once per version of the lock file: the folder lies in the user's cache and is reused.
# Nothing of a package is run while it is installed.
set -euo pipefail

sources="$(cd "$(dirname "$0")/.." && pwd)/core/src/test/node"
digest="$(cksum "$sources/package-lock.json" | cut -d' ' -f1)"
folder="${XDG_CACHE_HOME:-$HOME/.cache}/foretick/node-clients-$digest"

if [ ! -f "$folder/installed" ]; then
  command -v npm >/dev/null || { echo "npm is not installed" >&2; exit 3; }
  mkdir -p "$folder"
  cp "$sources/package.json" "$sources/package-lock.json" "$folder/"
  (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
  touch "$folder/installed"
fi
echo "$folder"
