#!/usr/bin/env bash
# The bridge beside a FastMCP server with the same three tools over the same PostgreSQL: requests per CPU second, the
# database's included.
#
#   benchmarks/bridge.sh [--json] [--only NAME] [--seconds N]
#
# JAVA_HOME               a JDK 25; `./datawright bench bridge` sets it and builds first
# DATAWRIGHT_REAL_CACHE   where the peer stays once it is installed; default ~/.cache/datawright
set -euo pipefail

# shellcheck source=lib/peer.bash
. "$(dirname "${BASH_SOURCE[0]}")/lib/peer.bash"
peer fastmcp-4.1.2 fastmcp==4.1.2 'psycopg[binary,pool]==3.3.9' uvicorn

exec "$JAVA_HOME/bin/java" -Xmx512m -cp "benchmarks/target/benchmarks-0.1.0-SNAPSHOT.jar" \
    dev.datawright.benchmarks.BridgeBenchmark --python "$environment/bin/python" "$@"
