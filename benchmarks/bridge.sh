#!/usr/bin/env bash
# The bridge beside a FastMCP server with the same three tools over the same PostgreSQL: requests per CPU second, the
# database's included.
#
#   benchmarks/bridge.sh [--json] [--only NAME] [--seconds N]
#
# JAVA_HOME               a JDK 25; `./datawright bench bridge` sets it and builds first
# DATAWRIGHT_REAL_CACHE   where the peer stays once it is installed; default ~/.cache/datawright
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
environment=${DATAWRIGHT_REAL_CACHE:-$HOME/.cache/datawright}/fastmcp-4.1.2
if [ ! -x "$environment/bin/python" ] || ! "$environment/bin/python" -c 'import fastmcp, psycopg_pool, uvicorn' >/dev/null 2>&1; then
  echo "Installing FastMCP 4.1.2 into $environment" >&2
  if command -v uv >/dev/null; then
    uv venv --quiet --clear "$environment" >&2
    uv pip install --quiet --python "$environment/bin/python" fastmcp==4.1.2 'psycopg[binary,pool]==3.3.9' uvicorn >&2
  else
    python3 -m venv --clear "$environment" >&2
    "$environment/bin/python" -m pip install --quiet fastmcp==4.1.2 'psycopg[binary,pool]==3.3.9' uvicorn >&2
  fi
fi

exec "$JAVA_HOME/bin/java" -Xmx512m -cp "benchmarks/target/benchmarks-0.1.0-SNAPSHOT.jar" \
    dev.datawright.benchmarks.BridgeBenchmark --python "$environment/bin/python" "$@"
