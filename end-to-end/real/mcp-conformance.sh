#!/usr/bin/env bash
# Other people's MCP clients drive mcp-bridge: the protocol's own conformance suite (server scenarios, with the fixtures
# it wants under a profile of the tests), the Inspector's command line, and Python's fastmcp. Called by
# `./datawright test --real --only mcp-conformance`.
#
# JAVA_HOME               a JDK 25
# DATAWRIGHT_REAL_CACHE   where the clients stay (about 600 MB); default ~/.cache/datawright
set -euo pipefail

# shellcheck source=lib/real.bash
. "$(dirname "${BASH_SOURCE[0]}")/lib/real.bash"

readonly packages='node@24.9.0 @modelcontextprotocol/conformance@0.1.16 @modelcontextprotocol/inspector@2.12.0'
readonly clients=$cache/mcp-conformance

if ! command -v npm >/dev/null; then
    echo "SKIP mcp-conformance: it needs npm, and PATH has none. Install Node.js and run this again."
    finish 0 0
fi
need_python mcp-conformance 3.12 3.13 3.11
fastmcp=$(environment fastmcp 'fastmcp==4.1.2')
# The suite needs Node 22 or newer, which comes as a package, whatever Node runs npm.
if [[ $(cat "$clients/.holds" 2>/dev/null) != "$packages" ]]; then
    echo "Installing $packages into $clients (once)" >&2
    rm -rf "$clients"
    mkdir -p "$clients"
    # shellcheck disable=SC2086 # a word each
    (cd "$clients" && npm install --silent --no-fund --no-audit $packages) >&2
    echo "$packages" >"$clients/.holds"
fi

run_tests mcp-bridge McpConformance "-Ddatawright.real.modules=$clients/node_modules" \
    "-Ddatawright.real.fastmcp=$fastmcp"
if [[ $stories_failed -eq 0 ]]; then
    echo "proved: the conformance suite 0.1.16 finds nothing wrong, and the Inspector 2.12.0 and fastmcp 4.1.2 list, call, read and preview at mcp-bridge"
fi
finish "$stories_passed" "$stories_failed" "$stories_status"
