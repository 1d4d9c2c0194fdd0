#!/bin/bash
# Checks of the container files what can be checked without a Docker engine: that what the image
# copies is built, that its entry point and health command work (outside a container), and who can
# reach the dashboard. Whether the image builds is beyond it, unless an engine answers.
#
# Needs a JDK 25 as JAVA_HOME, or on the path, and a built project: ./mvnw -DskipTests package
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -version 2>&1 | grep -q 'version "25' || {
    echo "failed: $java is no JDK 25; set JAVA_HOME" >&2
    exit 1
}
stage=$(mktemp -d)
dashboard=
clean() {
    [ -z "$dashboard" ] || kill "$dashboard" 2>/dev/null || true
    rm -rf "$stage"
}
trap clean EXIT

ok() { echo "ok: $*"; }
fail() {
    echo "failed: $*" >&2
    exit 1
}

# Lays out the image's files as its COPY lines say, but below $stage.
stage_copies() {
    local from to
    while read -r from to; do
        [ -e "$from" ] || fail "Dockerfile copies $from, which the build does not make"
        mkdir -p "$stage$(dirname "$to")"
        cp -r "$from" "$stage$to"
    done < <(sed -n 's#^COPY --from=build /src/\([^ ]*\) \([^ ]*\)$#\1 \2#p' Dockerfile)
    [ -d "$stage/opt/foretick" ] || fail "Dockerfile copies nothing to /opt/foretick"
    ok "the build makes what the image copies"
}

# The JSON list behind an instruction, one element a line, its paths moved to $stage.
words_of() {
    sed -n "s/^$1 \(.*CMD \)\{0,1\}\[\(.*\)\]\$/\2/p" Dockerfile | sed 's/", "/\n/g; s/^"//; s/"$//' |
        sed "s#/opt/foretick#$stage/opt/foretick#g"
}

run_image() {
    (cd "$stage" && FORETICK_DASHBOARD__BIND=0.0.0.0 "${entry[@]}" "$@")
}

check_entry_point() {
    mapfile -t entry < <(words_of ENTRYPOINT)
    [ "${entry[0]}" = java ] || fail "the entry point is not java"
    entry[0]=$java
    run_image --version >/dev/null || fail "the entry point does not run"
    local command
    command=$(sed -n 's/^CMD \["\([a-z-]*\)".*/\1/p' Dockerfile)
    run_image "$command" --help >/dev/null || fail "no command '$command'"
    ok "the entry point runs, and knows the command '$command'"
}

check_reach() {
    grep -qx 'ENV FORETICK_DASHBOARD__BIND=0.0.0.0' Dockerfile || fail "the image does not set the bind"
    run_image config show --resolved | grep -q 'dashboard.bind.*0\.0\.0\.0.*environment' ||
        fail "the program does not take the bind from its environment"
    local published
    published=$(sed -n '/^ *ports:/,/^ *volumes:/p' compose.yaml | grep -c '^ *- ')
    [ "$published" = 1 ] && grep -q '^ *- "127.0.0.1:8000:8000"$' compose.yaml ||
        fail "compose.yaml must publish 127.0.0.1:8000 and nothing else"
    ok "the dashboard listens inside, and only this machine reaches it"
}

check_profiles() {
    grep -q 'profiles: \[cpu\]' compose.yaml && grep -q 'profiles: \[gpu\]' compose.yaml ||
        fail "compose.yaml lacks a profile"
    grep -q 'capabilities: \[gpu\]' compose.yaml || fail "the GPU profile asks for no GPU"
    ok "there is a CPU and a GPU profile"
}

check_user_and_secrets() {
    grep -q '^USER [a-z]' Dockerfile || fail "the image runs as root"
    ! grep -Eiq '(token|secret|passphrase|password|private_key|chat_id)[a-z_]*[=:] *[^ ]' \
        Dockerfile compose.yaml || fail "a secret has a value in the container files"
    ok "no root, no secrets"
}

# A finished session in the dashboard, and the image's own health command against it.
check_health() {
    run_image demo --duration 5s --speed 20 --headless --out "$stage/run" >/dev/null 2>&1 ||
        fail "no demo to look at"
    mapfile -t health < <(words_of HEALTHCHECK)
    (cd "$stage" && exec "${entry[@]}" dashboard "$stage/run/journal" --port 0) >"$stage/log" 2>&1 &
    dashboard=$!
    local deadline=$((SECONDS + 60)) port=
    until port=$(sed -n 's#^dashboard: http://127.0.0.1:\([0-9]*\)/.*#\1#p' "$stage/log") &&
        [ -n "$port" ] && "${health[@]}" "$port" 2>/dev/null; do
        [ "$SECONDS" -lt "$deadline" ] || fail "the dashboard is never healthy: $(cat "$stage/log")"
        sleep 0.2
    done
    kill "$dashboard"
    wait "$dashboard" || true
    dashboard=
    ! "${health[@]}" "$port" 2>/dev/null || fail "the health command is content without a dashboard"
    ok "the health command tells a running dashboard from none"
}

check_engine() {
    if docker info >/dev/null 2>&1; then
        docker build -q . >/dev/null || fail "the image does not build"
        ok "the image builds"
    else
        echo "not tried: no Docker engine answers, so the image itself is unbuilt"
    fi
}

stage_copies
check_entry_point
check_reach
check_profiles
check_user_and_secrets
check_health
check_engine
