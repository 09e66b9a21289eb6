# The Python environments that our tests and benchmarks bring, made once. A script that sources this has set -euo pipefail.

readonly cache=${DATAWRIGHT_REAL_CACHE:-$HOME/.cache/datawright}

# find_python VERSION...: a Python of one of these versions, the first one preferred; nothing when there is none. A shim
# that only says which versions exist does not count.
find_python() {
    local candidate version versions=" $* "
    for version in "$@"; do
        for candidate in "python$version" "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version".*/bin/python; do
            if "$candidate" -c 'import venv' >/dev/null 2>&1; then
                command -v "$candidate"
                return
            fi
        done
    done
    for candidate in python3 python; do
        version=$("$candidate" -c 'import sys, venv; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
        if [[ $versions == *" $version "* ]]; then
            command -v "$candidate"
            return
        fi
    done
    if command -v uv >/dev/null && uv --version >/dev/null 2>&1; then
        for version in "$@"; do
            if uv python find "$version" 2>/dev/null; then
                return
            fi
        done
        if uv python install "$1" >/dev/null 2>&1; then
            uv python find "$1"
        fi
    fi
}

# environment NAME REQUIREMENT...: the folder of a complete environment, made once with $python. One that was
# interrupted, or whose Python is gone, is made again.
environment() {
    local folder=$cache/$1
    shift
    local requirement="$*"
    if [[ $(cat "$folder/.holds" 2>/dev/null) != "$requirement" ]] || ! "$folder/bin/python" -c '' 2>/dev/null; then
        echo "Installing $requirement into $folder (once)" >&2
        rm -rf "$folder"
        mkdir -p "$cache"
        if command -v uv >/dev/null && uv --version >/dev/null 2>&1; then
            uv venv --quiet --python "$python" "$folder" >&2
            uv pip install --quiet --python "$folder/bin/python" "$@" >&2
        else
            "$python" -m venv "$folder" >&2
            "$folder/bin/python" -m pip install --quiet "$@" >&2
        fi
        echo "$requirement" >"$folder/.holds"
    fi
    echo "$folder"
}
