#!/usr/bin/env bash
# Fresh random templates, rendered by Data Designer's own sandbox and by the engine, whose answers must be the same.
# Called by `./datawright test --real --only jinja`.
#
# JAVA_HOME               a JDK 25
# DATAWRIGHT_REAL_CACHE   where the Python environment stays; default ~/.cache/datawright
# DATAWRIGHT_SEED         the same templates again; default: others each time
set -euo pipefail

# shellcheck source=lib/real.bash
. "$(dirname "${BASH_SOURCE[0]}")/lib/real.bash"

readonly original='data-designer==0.9.6'
readonly count=10000
readonly seed=${DATAWRIGHT_SEED:-$(date +%s)}

# The script that makes the cases needs Python 3.12, Data Designer at most 3.13.
need_python jinja 3.12 3.13
home=$(environment jinja "$original")

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
    finish 0 1
fi
read -r all differ <<<"$compared"
if [[ $differ -eq 0 ]]; then
    echo "proved: all $all random templates give here what $original gives"
else
    grep -A 400 'Expecting empty but was' "$log" | head -60
fi
finish "$((all - differ))" "$differ" "$status"
