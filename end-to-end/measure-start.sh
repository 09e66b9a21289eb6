#!/usr/bin/env bash
# Prints how long `./datawright up` takes on a built tree and what all its processes hold in memory. Judges nothing.
#
#   end-to-end/measure-start.sh [RUNS]    default 2; the first build of a tree leaves its start-up caches to all of them
set -euo pipefail

readonly root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly runs=${1:-2}
DATAWRIGHT_HOME=$(mktemp -d)
export DATAWRIGHT_HOME
trap 'bash "$root/datawright" down >/dev/null 2>&1 || true; rm -rf "$DATAWRIGHT_HOME"' EXIT

now() { date +%s%N; }

# tree PID: the process and all that it started.
tree() {
    echo "$1"
    local child
    for child in $(cat "/proc/$1/task/"*/children 2>/dev/null); do tree "$child"; done
}

# field PID FILE NAME: kilobytes.
field() { awk -v name="$3:" '$1 == name {print $2; found = 1} END {if (!found) print 0}' "/proc/$1/$2" 2>/dev/null || echo 0; }

# The build is no part of what is measured: a start in another folder makes sure of it.
built=$(mktemp -d)
DATAWRIGHT_HOME=$built bash "$root/datawright" up --detach >/dev/null
DATAWRIGHT_HOME=$built bash "$root/datawright" down >/dev/null
rm -rf "$built"
echo "$(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg)"
for run in $(seq "$runs"); do
    begin=$(now)
    bash "$root/datawright" up --detach >"$DATAWRIGHT_HOME/up.out"
    url=$(sed -n 's/^Ready after .*: \(http.*\)$/\1/p' "$DATAWRIGHT_HOME/up.out")
    ready=$(now)
    curl -sf -o /dev/null "$url/"
    page=$(now)
    printf 'run %d: ready after %.1f s, first page %.1f s later\n' "$run" \
        "$(bc -l <<<"($ready - $begin) / 1000000000")" "$(bc -l <<<"($page - $ready) / 1000000000")"

    launcher=$(sed -n 's/.*"launcher" *: *{[^}]*"pid" *: *\([0-9]*\).*/\1/p' "$DATAWRIGHT_HOME/run/state.json" | head -n 1)
    total=0 shared=0
    while read -r pid; do
        rss=$(field "$pid" status VmRSS) pss=$(field "$pid" smaps_rollup Pss)
        total=$((total + rss)) shared=$((shared + pss))
        printf '  %7d kB  %s\n' "$rss" "$(tr '\0' ' ' <"/proc/$pid/cmdline" | sed 's:.*/apps/::; s:.*-jar ::' | cut -c1-70)"
    done < <(tree "$launcher")
    printf '  %d MB resident in all; %d MB when what processes share counts once\n' $((total / 1024)) $((shared / 1024))

    # Caches are made in the background after the first start; the second run is to have them.
    if [[ $run -lt $runs ]]; then
        for _ in $(seq 120); do
            pgrep -P "$launcher" -f 'AOTMode|AOTCacheOutput|XX:AOT' >/dev/null || break
            sleep 1
        done
    fi
    bash "$root/datawright" down >/dev/null
done
