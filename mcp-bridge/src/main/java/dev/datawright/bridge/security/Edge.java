package dev.datawright.bridge.security;

/// The way a call came in.
public enum Edge {
    REST,
    MCP
}
