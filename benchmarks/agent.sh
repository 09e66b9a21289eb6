#!/usr/bin/env bash
# A turn of the agent beside a LangGraph agent of the same shape, over the same PostgreSQL, tools and scripted model.
#
#   benchmarks/agent.sh [--json] [--only ours] [--turns N]
#
# JAVA_HOME               a JDK 25; `./datawright bench agent` sets it and builds first
# DATAWRIGHT_REAL_CACHE   where the peer stays once it is installed; default ~/.cache/datawright
set -euo pipefail

# shellcheck source=lib/peer.bash
. "$(dirname "${BASH_SOURCE[0]}")/lib/peer.bash"
peer langgraph-1.2.22 langgraph==1.2.22 langgraph-checkpoint-postgres==3.2.0 langchain-openai==1.7.3 \
  langchain-mcp-adapters==0.3.2 'psycopg[binary,pool]==3.3.9' uvicorn==0.54.0 starlette==1.10.0

exec "$JAVA_HOME/bin/java" -Xmx512m -cp "benchmarks/target/benchmarks-0.1.0-SNAPSHOT.jar" \
    dev.datawright.benchmarks.AgentBenchmark --python "$environment/bin/python" "$@"
