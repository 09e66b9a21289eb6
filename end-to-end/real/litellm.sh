#!/usr/bin/env bash
# The configs of gateway-config in the real LiteLLM, before a scripted provider; the suite with a LiteLLM
# of its own; and the suite behind it with a model that does everything that models do wrong, and one that believes
# every injection.
# Called by `./datawright test --real --only litellm`.
#
# JAVA_HOME               a JDK 25
# DATAWRIGHT_REAL_CACHE   where the Python environment stays (600 MB); default ~/.cache/datawright
set -euo pipefail

# shellcheck source=lib/real.bash
. "$(dirname "${BASH_SOURCE[0]}")/lib/real.bash"

need_python litellm 3.12 3.13 3.11 3.10
home=$(litellm_environment)

readonly proofs=$root/end-to-end/target/real/litellm.txt
rm -f "$proofs"
run_stories real 'Litellm*IT,ModelTroubleIT,InjectionIT' -Ddatawright.real.litellm="$home"

if [[ -f $proofs ]]; then
    cat "$proofs"
fi
finish "$stories_passed" "$stories_failed" "$stories_status"
