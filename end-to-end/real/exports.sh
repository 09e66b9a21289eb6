#!/usr/bin/env bash
# Designs that the bridge exports, read by the original `data-designer` library: YAML and JSON unchanged, the Python scripts
# as the same config, and run where no model is asked; and what the library writes of itself imported again.
# Called by `./datawright test --real --only exports`.
#
# JAVA_HOME               a JDK 25
# DATAWRIGHT_REAL_CACHE   where the Python environment stays (up to 2 GB); default ~/.cache/datawright
set -euo pipefail

# shellcheck source=lib/real.bash
. "$(dirname "${BASH_SOURCE[0]}")/lib/real.bash"

need_python exports 3.12
# The library (0.9.1) comes with the platform.
original=$(environment nemo-platform 'nemo-platform[all]==0.6.0')

run_stories real ExportsIT -Ddatawright.real.present="$original"
if [[ $stories_failed -eq 0 ]]; then
    echo "proved: exports are read unchanged by data-designer 0.9.1, its scripts run, and everything is imported back equal"
fi
finish "$stories_passed" "$stories_failed" "$stories_status"
