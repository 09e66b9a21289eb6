#!/usr/bin/env bash
# The stories against the real NeMo Platform behind the real LiteLLM: makes their Python environments (once), then lets
# them start everything, prove it and end it. NemoPlatformIT is a conversation, and the seams that only the real ones can
# tear; NemoPlatformFlowsIT the whole way over MCP, with the full and the classic tools, and over REST;
# NemoPlatformEndingsIT jobs that fail and jobs that are cancelled. Called by
# `./datawright test --real --only nemo-platform`.
#
# JAVA_HOME               a JDK 25
# DATAWRIGHT_REAL_CACHE   where the environments stay (up to 2 GB); default ~/.cache/datawright
set -euo pipefail

# shellcheck source=lib/real.bash
. "$(dirname "${BASH_SOURCE[0]}")/lib/real.bash"

# NeMo Platform and LiteLLM both run on Python 3.12.
need_python nemo-platform 3.12
nemo_home=$(environment nemo-platform 'nemo-platform[all]==0.6.0')
litellm_home=$(litellm_environment)

readonly proofs=$root/end-to-end/target/real/nemo-platform.txt
rm -f "$proofs"
run_stories real 'NemoPlatform*IT' -Ddatawright.real.nemo="$nemo_home" -Ddatawright.real.litellm="$litellm_home"

if [[ -f $proofs ]]; then
    cat "$proofs"
fi
finish "$stories_passed" "$stories_failed" "$stories_status"
