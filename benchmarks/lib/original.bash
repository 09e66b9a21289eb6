# The Python original beside which we are measured. A script that sources this has set -euo pipefail; afterwards it stands
# in the repository's root, and $environment is the Python environment.

. "$(dirname "${BASH_SOURCE[0]}")/peer.bash"
peer data-designer-0.9.6 data-designer==0.9.6 duckdb
