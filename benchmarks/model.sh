#!/usr/bin/env bash
# Columns that a model writes: seconds against the ideal and beside the Python original, by calls at once.
#
#   benchmarks/model.sh [--json] [--only NAME] [--rows N]
#
# JAVA_HOME               a JDK 25; `./datawright bench model` sets it and builds first
# DATAWRIGHT_REAL_CACHE   where the Python original stays once it is installed; default ~/.cache/datawright
set -euo pipefail

# shellcheck source=lib/original.bash
. "$(dirname "${BASH_SOURCE[0]}")/lib/original.bash"

exec "$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED -cp "benchmarks/target/benchmarks-0.1.0-SNAPSHOT.jar" \
    dev.datawright.benchmarks.ModelBenchmark --python "$environment/bin/python" "$@"
