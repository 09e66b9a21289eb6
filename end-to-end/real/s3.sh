#!/usr/bin/env bash
# The bridge's file store in a bucket of a real S3-compatible server process (moto's): the store by itself, and a bridge
# that keeps a job's results there. Called by `./datawright test --real --only s3`.
#
# JAVA_HOME               a JDK 25
# DATAWRIGHT_REAL_CACHE   where moto stays (about 300 MB); default ~/.cache/datawright
set -euo pipefail

# shellcheck source=lib/real.bash
. "$(dirname "${BASH_SOURCE[0]}")/lib/real.bash"

need_python s3 3.12 3.13 3.11
moto=$(environment moto 'moto[server]==5.2.5')

run_tests mcp-bridge 'S3Bucket,S3Results' "-Ddatawright.real.moto=$moto"
if [[ $stories_failed -eq 0 ]]; then
    echo "proved: in a bucket of moto 5.2.5 bundles appear only whole, are read from any place on, copied within their limit, checked by their sha256, and deleted to the last byte; a bridge keeps a job's results there, pages them, hands them out by signed links with Range, and deletes them"
fi
finish "$stories_passed" "$stories_failed" "$stories_status"
