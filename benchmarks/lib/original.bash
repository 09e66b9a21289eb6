# The Python original beside which we are measured, installed once. A script that sources this has set -euo pipefail;
# afterwards it stands in the repository's root, and $environment is the Python environment.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
environment=${DATAWRIGHT_REAL_CACHE:-$HOME/.cache/datawright}/data-designer-0.9.6
cd "$root"
if [ ! -x "$environment/bin/python" ] || ! "$environment/bin/python" -c 'import data_designer.interface, duckdb' >/dev/null 2>&1; then
  echo "Installing data-designer 0.9.6 into $environment" >&2
  if command -v uv >/dev/null; then
    uv venv --quiet --clear "$environment" >&2
    uv pip install --quiet --python "$environment/bin/python" data-designer==0.9.6 duckdb >&2
  else
    python3 -m venv --clear "$environment" >&2
    "$environment/bin/python" -m pip install --quiet data-designer==0.9.6 duckdb >&2
  fi
fi
