#!/usr/bin/env bash
# Kills every process of a running suite once at every stage of the main job, and looks how it goes on.
# Called by `./datawright test --real --only restarts`.
#
# JAVA_HOME       a JDK 25
# RESTARTS_ONLY   the processes to kill, such as "mcp-bridge postgresql"; all seven when it is not set
set -euo pipefail

readonly root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
readonly reports=end-to-end/target/failsafe-reports
rm -f "$reports/failsafe-summary.xml"
status=0
mvn -B -q -ntp -pl end-to-end -am verify -Prestarts -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test=RestartMatrixIT -Dfailsafe.failIfNoSpecifiedTests=false || status=$?

count() { sed -n "s:.*<$1>\([0-9]*\)</$1>.*:\1:p" "$reports/failsafe-summary.xml" 2>/dev/null || true; }
completed=$(count completed) errors=$(count errors) failures=$(count failures)
failed=$((${errors:-0} + ${failures:-0}))
if [[ -z $completed ]]; then
    echo "The stories did not run: the build failed before them (see above)."
    echo "0 passed, 1 failed"
    exit 1
fi
[[ $failed -ne 0 ]] || echo "proved: ${RESTARTS_ONLY:-each of seven processes} killed with SIGKILL at each of six stages; all went on or said why not"
echo "$((completed - failed)) passed, $failed failed"
exit "$status"
