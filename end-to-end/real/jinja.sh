#!/usr/bin/env bash
# Fresh random templates, rendered by Data Designer's own sandbox and by the engine, whose answers must be the same.
# Called by `./datawright test --real --only jinja`.
#
# JAVA_HOME               a JDK 25
# DATAWRIGHT_REAL_CACHE   where the Python environment stays; default ~/.cache/datawright
# DATAWRIGHT_SEED         the same templates again; default: others each time
set -euo pipefail

readonly root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly cache=${DATAWRIGHT_REAL_CACHE:-$HOME/.cache/datawright}
readonly requirement='data-designer==0.9.6'
readonly count=10000
readonly seed=${DATAWRIGHT_SEED:-$(date +%s)}

# The script that makes the cases needs Python 3.12, Data Designer at most 3.13. A shim that only says which versions exist does not count.
find_python() {
    local candidate
    for candidate in python3.12 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[23]*/bin/python python3.13 python3 python; do
        if "$candidate" -c 'import sys, venv; sys.exit(not (3, 12) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1; then
            command -v "$candidate"
            return
        fi
    done
    if command -v uv >/dev/null && uv python find 3.12 >/dev/null 2>&1; then
        uv python find 3.12
    fi
}

python=$(find_python)
if [[ -z $python ]]; then
    echo "SKIP jinja: it needs Python 3.12 or 3.13, and neither PATH, pyenv nor uv has one. Install one (pyenv install 3.12) and run this again."
    echo "0 passed, 0 failed"
    exit 0
fi
home=$cache/jinja
readonly holds="$requirement on $("$python" --version)"
if [[ $(cat "$home/.holds" 2>/dev/null) != "$holds" ]]; then
    echo "Installing $requirement into $home (once)" >&2
    rm -rf "$home"
    mkdir -p "$cache"
    if command -v uv >/dev/null && uv --version >/dev/null 2>&1; then
        uv venv --quiet --python "$python" "$home" >&2
        uv pip install --quiet --python "$home/bin/python" "$requirement" >&2
    else
        "$python" -m venv "$home" >&2
        "$home/bin/python" -m pip install --quiet "$requirement" >&2
    fi
    echo "$holds" >"$home/.holds"
fi

cd "$root"
readonly folder=$root/engine/target/real
readonly cases=$folder/jinja-answers.jsonl log=$folder/jinja.log
mkdir -p "$folder"
echo "seed $seed (DATAWRIGHT_SEED=$seed gives the same templates again)"
PYTHONWARNINGS=ignore "$home/bin/python" end-to-end/real/jinja_cases.py --seed "$seed" --count "$count" >"$cases"

status=0
mvn -B -q -ntp -pl engine -am test -Dtest=JinjaDifferentialTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Ddatawright.jinja.cases="$cases" >"$log" 2>&1 || status=$?

compared=$(sed -n 's/^\([0-9]*\) templates compared, \([0-9]*\) differ.*/\1 \2/p' "$log" | head -1)
if [[ -z $compared ]]; then
    tail -30 "$log"
    echo "The templates were not compared: the build failed before (see above)."
    echo "0 passed, 1 failed"
    exit 1
fi
read -r all differ <<<"$compared"
if [[ $differ -eq 0 ]]; then
    echo "proved: $all random templates give here what $requirement gives"
else
    grep -A 400 'Expecting empty but was' "$log" | head -60
fi
echo "$((all - differ)) passed, $differ failed"
exit "$status"
