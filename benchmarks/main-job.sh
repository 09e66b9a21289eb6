#!/usr/bin/env bash
# How long a person waits: first screen, a command-line job, small and big jobs. Nobody else offers the same way, so
# there is no peer; the engine's own benchmark stands beside the Python original.
#
#   benchmarks/main-job.sh [--json]    JAVA_HOME is a JDK 25; `./datawright bench main-job` sets it and builds first
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
exec "$JAVA_HOME/bin/java" -Xmx256m -cp "benchmarks/target/benchmarks-0.1.0-SNAPSHOT.jar" \
    dev.datawright.benchmarks.MainJob "$@"
