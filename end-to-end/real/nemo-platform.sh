#!/usr/bin/env bash
# The story against the real NeMo Platform behind the real LiteLLM: makes their Python environments (once), then lets
# NemoPlatformIT start everything, prove the seams and end it. Called by `./datawright test --real --only nemo-platform`.
#
# JAVA_HOME               a JDK 25
# DATAWRIGHT_REAL_CACHE   where the environments stay; default ~/.cache/datawright
set -euo pipefail

readonly root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly cache=${DATAWRIGHT_REAL_CACHE:-$HOME/.cache/datawright}
readonly nemo='nemo-platform[all]==0.6.0'
readonly litellm='litellm[proxy]==1.106.2'

# NeMo Platform and LiteLLM both run on Python 3.12. A shim that only says which versions exist does not count.
find_python() {
    local candidate
    for candidate in python3.12 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.12*/bin/python python3 python; do
        if "$candidate" -c 'import sys, venv; sys.exit(sys.version_info[:2] != (3, 12))' >/dev/null 2>&1; then
            command -v "$candidate"
            return
        fi
    done
    if command -v uv >/dev/null && uv python find 3.12 >/dev/null 2>&1; then
        uv python find 3.12
        return
    fi
    if command -v uv >/dev/null && uv python install 3.12 >/dev/null 2>&1; then
        uv python find 3.12
    fi
}

# environment NAME REQUIREMENT: the folder of a complete environment. One that was interrupted is made again.
environment() {
    local folder=$cache/$1 requirement=$2
    if [[ $(cat "$folder/.holds" 2>/dev/null) != "$requirement" ]]; then
        echo "Installing $requirement into $folder (once; up to 2 GB)" >&2
        rm -rf "$folder"
        mkdir -p "$cache"
        if command -v uv >/dev/null && uv --version >/dev/null 2>&1; then
            uv venv --quiet --python "$python" "$folder" >&2
            uv pip install --quiet --python "$folder/bin/python" "$requirement" >&2
        else
            "$python" -m venv "$folder" >&2
            "$folder/bin/python" -m pip install --quiet "$requirement" >&2
        fi
        echo "$requirement" >"$folder/.holds"
    fi
    echo "$folder"
}

python=$(find_python)
if [[ -z $python ]]; then
    echo "SKIP nemo-platform: NeMo Platform needs Python 3.12, and neither PATH, pyenv nor uv has one. Install it (pyenv install 3.12) and run this again."
    echo "0 passed, 0 failed"
    exit 0
fi
nemo_home=$(environment nemo-platform "$nemo")
litellm_home=$(environment litellm "$litellm")

cd "$root"
readonly reports=end-to-end/target/failsafe-reports proofs=end-to-end/target/real/nemo-platform.txt
rm -f "$reports/failsafe-summary.xml" "$proofs"
status=0
# The front door has built the services. Their own tests belong to the fast tier.
mvn -B -q -ntp -pl end-to-end -am verify -Preal -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test=NemoPlatformIT -Dfailsafe.failIfNoSpecifiedTests=false \
    -Ddatawright.real.nemo="$nemo_home" -Ddatawright.real.litellm="$litellm_home" || status=$?

[[ -f $proofs ]] && cat "$proofs"
count() { sed -n "s:.*<$1>\([0-9]*\)</$1>.*:\1:p" "$reports/failsafe-summary.xml" 2>/dev/null || true; }
completed=$(count completed) errors=$(count errors) failures=$(count failures) skipped=$(count skipped)
failed=$((${errors:-0} + ${failures:-0}))
if [[ -z $completed ]]; then
    echo "The stories did not run: the build failed before them (see above)."
    echo "0 passed, 1 failed"
    exit 1
fi
echo "$((completed - failed - ${skipped:-0})) passed, $failed failed"
exit "$status"
