#!/usr/bin/env bash
# AG-UI's own client, from npm, drives `/api/agent/agui` of a whole suite: text, tool calls, state, interrupts, errors
# and leaving, with a model that says what each case wrote for it. Called by `./datawright test --real --only ag-ui`.
#
# JAVA_HOME               a JDK 25
# DATAWRIGHT_REAL_CACHE   where the client and its Node.js stay (about 220 MB); default ~/.cache/datawright
set -euo pipefail

# shellcheck source=lib/real.bash
. "$(dirname "${BASH_SOURCE[0]}")/lib/real.bash"

readonly source=$root/end-to-end/real/ag-ui
readonly clients=$cache/ag-ui
readonly program=$root/end-to-end/target/real/ag-ui-client

if ! command -v npm >/dev/null; then
    echo "SKIP ag-ui: it needs npm, and PATH has none. Install Node.js and run this again."
    finish 0 0
fi
# The versions and what they must hold are in the lock file; Node itself comes as a package.
if ! cmp -s "$source/package-lock.json" "$clients/.holds"; then
    echo "Installing the packages of end-to-end/real/ag-ui/package.json into $clients (once)" >&2
    rm -rf "$clients"
    mkdir -p "$clients"
    cp "$source/package.json" "$source/package-lock.json" "$clients"
    (cd "$clients" && npm ci --silent --no-fund --no-audit) >&2
    cp "$source/package-lock.json" "$clients/.holds"
fi
# Node looks for packages beside the program.
rm -rf "$program"
mkdir -p "$program"
cp "$source"/*.mjs "$source/package.json" "$program"
ln -s "$clients/node_modules" "$program/node_modules"

run_stories real AgUiIT -Ddatawright.real.agui="$program"
if [[ $stories_failed -eq 0 ]]; then
    echo "proved: @ag-ui/client 1.0.0 goes through text, tool calls, state, interrupts (yes, no, too late), errors, a second run and leaving at /api/agent/agui"
    echo "not tried: the wording of a real model, which is not what a protocol is about"
fi
finish "$stories_passed" "$stories_failed" "$stories_status"
