#!/usr/bin/env bash
# Rows per CPU second beside the Python original and DuckDB, memory, two cores, the preview.
#
#   benchmarks/engine.sh [--json] [--only NAME] [--rows N]
#
# JAVA_HOME               a JDK 25; `./datawright bench engine` sets it and builds first
# DATAWRIGHT_REAL_CACHE   where the Python original stays once it is installed; default ~/.cache/datawright
set -euo pipefail

# shellcheck source=lib/original.bash
. "$(dirname "${BASH_SOURCE[0]}")/lib/original.bash"

exec "$JAVA_HOME/bin/java" -Xmx256m -cp "benchmarks/target/benchmarks-0.1.0-SNAPSHOT.jar" \
    dev.datawright.benchmarks.EngineBenchmark --python "$environment/bin/python" "$@"
