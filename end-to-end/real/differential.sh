#!/usr/bin/env bash
# Many configs through the original `data-designer` library and through designer-service: columns, types, distributions,
# expressions and refusals must be the same, or docs/reference/differences.md says why not. Refusals and five jobs also
# through the real NeMo Platform, which takes minutes to start.
# Called by `./datawright test --real --only differential`.
#
# JAVA_HOME               a JDK 25
# DATAWRIGHT_REAL_CACHE   where the Python environment stays (up to 2 GB); default ~/.cache/datawright
# DATAWRIGHT_SEED         other draws of both; the same ones when it is not set
set -euo pipefail

# shellcheck source=lib/real.bash
. "$(dirname "${BASH_SOURCE[0]}")/lib/real.bash"

need_python differential 3.12
# The library (0.9.1) comes with the platform.
original=$(environment nemo-platform 'nemo-platform[all]==0.6.0')

run_stories real DifferentialIT -Ddatawright.real.present="$original"
if [[ $stories_failed -eq 0 ]]; then
    echo "proved: configs come out of designer-service as out of data-designer 0.9.1 and NeMo Platform 0.6.0, but for what differences.md names"
fi
finish "$stories_passed" "$stories_failed" "$stories_status"
