#!/usr/bin/env bash
# Kills every process of a running suite once at every stage of the main job, and looks how it goes on.
# Called by `./datawright test --real --only restarts`.
#
# JAVA_HOME       a JDK 25
# RESTARTS_ONLY   the processes to kill, such as "mcp-bridge postgresql"; all seven when it is not set
set -euo pipefail

# shellcheck source=lib/real.bash
. "$(dirname "${BASH_SOURCE[0]}")/lib/real.bash"

run_stories restarts RestartMatrixIT
if [[ $stories_failed -eq 0 ]]; then
    echo "proved: ${RESTARTS_ONLY:-each of seven processes} killed with SIGKILL at each of six stages; all went on or said why not"
fi
finish "$stories_passed" "$stories_failed" "$stories_status"
