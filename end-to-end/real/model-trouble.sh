#!/usr/bin/env bash
# The suite behind the real LiteLLM, whose model does everything that models do wrong: ModelTroubleIT.
#
# JAVA_HOME               a JDK 25
# DATAWRIGHT_REAL_CACHE   where the Python environment stays (0.6 GB); default ~/.cache/datawright
set -euo pipefail

# shellcheck source=lib/real.bash
. "$(dirname "${BASH_SOURCE[0]}")/lib/real.bash"

need_python litellm 3.12
litellm_home=$(environment litellm 'litellm[proxy]==1.106.2')

run_stories real ModelTroubleIT -Ddatawright.real.litellm="$litellm_home"
finish "$stories_passed" "$stories_failed" "$stories_status"
