#!/usr/bin/env bash
# NVIDIA's own clients of both generations of the API, each from PyPI in an environment of its own, drive designer-service
# with a scripted model behind it. Called by `./datawright test --real --only sdk`.
#
# JAVA_HOME               a JDK 25
# DATAWRIGHT_REAL_CACHE   where the environments stay (up to 2 GB); default ~/.cache/datawright
set -euo pipefail

# shellcheck source=lib/real.bash
. "$(dirname "${BASH_SOURCE[0]}")/lib/real.bash"

need_python sdk 3.12
present=$(environment nemo-platform 'nemo-platform[all]==0.6.0')
former=$(environment nemo-microservices 'nemo-microservices[data-designer]==1.5.0')

run_stories real SdkIT -Ddatawright.real.present="$present" -Ddatawright.real.former="$former"
if [[ $stories_failed -eq 0 ]]; then
    echo "proved: the clients of nemo-platform 0.6.0 and nemo-microservices 1.5.0 preview, create, wait, read logs, download, cancel, list and delete at designer-service as at NVIDIA's"
fi
finish "$stories_passed" "$stories_failed" "$stories_status"
