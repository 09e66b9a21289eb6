# What the tests against real systems share: their Python environments, their stories, and how they end. A script that
# sources this has set -euo pipefail; $root is the repository.

readonly root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
. "$root/end-to-end/real/lib/python.bash"

# need_python NAME VERSION...: sets $python; says that the test NAME is skipped, and ends, where there is none.
need_python() {
    local name=$1
    shift
    python=$(find_python "$@") || true
    if [[ -z $python ]]; then
        echo "SKIP $name: it needs Python $(printf '%s or ' "$@" | sed 's/ or $//'), and neither PATH, pyenv nor uv has one. Install it (pyenv install $1) and run this again."
        finish 0 0
    fi
}

# litellm_environment: the folder of one that holds LiteLLM as gateway-config asks for it.
litellm_environment() {
    local requirements
    mapfile -t requirements < <(grep -v '^#' "$root/gateway-config/requirements.txt")
    environment litellm-gateway "${requirements[@]}"
}

# run_stories PROFILE CLASS [MAVEN OPTIONS]: runs a class of end-to-end's stories. The front door has built the services;
# their own tests belong to the fast tier.
run_stories() {
    local profile=$1 class=$2
    shift 2
    run_tests end-to-end "$class" "-P$profile" "$@"
}

# run_tests MODULE CLASS [MAVEN OPTIONS]: runs a class of a module's integration tests, and sets $stories_passed,
# $stories_failed and $stories_status.
run_tests() {
    local module=$1 class=$2 completed errors failures skipped
    local summary=$root/$module/target/failsafe-reports/failsafe-summary.xml
    shift 2
    rm -f "$summary"
    stories_status=0
    (cd "$root" && mvn -B -q -ntp -pl "$module" -am verify -Dtest=None \
        -Dsurefire.failIfNoSpecifiedTests=false "-Dit.test=$class" -Dfailsafe.failIfNoSpecifiedTests=false "$@") ||
        stories_status=$?
    completed=$(count_of completed) errors=$(count_of errors) failures=$(count_of failures) skipped=$(count_of skipped)
    if [[ -z $completed ]]; then
        echo "$class did not run: the build failed before it (see above)."
        finish 0 1
    fi
    stories_failed=$((${errors:-0} + ${failures:-0}))
    stories_passed=$((completed - stories_failed - ${skipped:-0}))
}

count_of() { sed -n "s:.*<$1>\([0-9]*\)</$1>.*:\1:p" "$summary" 2>/dev/null || true; }

# finish PASSED FAILED [STATUS]: the last line, which the front door reads, and the end.
finish() {
    echo "$1 passed, $2 failed"
    if [[ $2 -ne 0 ]]; then
        exit 1
    fi
    exit "${3:-0}"
}
