#!/usr/bin/env bash
# Columns that a model writes: seconds against the ideal and beside the Python original, by calls at once.
#
#   benchmarks/model.sh [--json] [--only NAME] [--rows N]
#
# JAVA_HOME               a JDK 25; `./datawright bench model` sets it and builds first
# DATAWRIGHT_REAL_CACHE   where the Python original stays once it is installed; default ~/.cache/datawright
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
environment=${DATAWRIGHT_REAL_CACHE:-$HOME/.cache/datawright}/data-designer-0.9.6
cd "$root"
if [ ! -x "$environment/bin/python" ] || ! "$environment/bin/python" -c 'import data_designer.interface, duckdb' >/dev/null 2>&1; then
  echo "Installing data-designer 0.9.6 into $environment" >&2
  if command -v uv >/dev/null; then
    uv venv --quiet --clear "$environment" >&2
    uv pip install --quiet --python "$environment/bin/python" data-designer==0.9.6 duckdb >&2
  else
    python3 -m venv --clear "$environment" >&2
    "$environment/bin/python" -m pip install --quiet data-designer==0.9.6 duckdb >&2
  fi
fi
exec "$JAVA_HOME/bin/java" -Xmx512m -cp "benchmarks/target/benchmarks-0.1.0-SNAPSHOT.jar" \
    dev.datawright.benchmarks.ModelBenchmark --python "$environment/bin/python" "$@"
