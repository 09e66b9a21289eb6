# The Python peers beside which we are measured. A script that sources this has set -euo pipefail; afterwards it stands in
# the repository's root.

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. end-to-end/real/lib/python.bash

# peer NAME REQUIREMENT...: sets $environment to the folder of the peer's Python environment, installed once.
peer() {
    python=$(find_python 3.12 3.11 3.13 3.10) || true
    if [[ -z $python ]]; then
        echo "The comparison needs Python 3.10 to 3.13, and neither PATH, pyenv nor uv has one. Install it (pyenv install 3.12) and run this again." >&2
        exit 4
    fi
    environment=$(environment "$@")
}
