#!/bin/bash
# Asks a dashboard whether its session is well: exit 0 if so, 1 if not. Needs bash alone, since the
# image brings neither curl nor a second JVM.
#
#   container-health.sh [PORT]
set -u

port=${1:-8000}

exec 3<>"/dev/tcp/127.0.0.1/$port" || exit 1
printf 'GET /api/health HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$port" >&3

IFS= read -r -t 3 status <&3 || exit 1
[[ $status == "HTTP/1.1 200"* ]] || exit 1
while IFS= read -r -t 3 line <&3 || [ -n "$line" ]; do
    [[ $line == *'"status":"ok"'* ]] && exit 0
    line=
done
exit 1
