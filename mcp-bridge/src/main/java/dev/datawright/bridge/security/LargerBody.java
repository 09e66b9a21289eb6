package dev.datawright.bridge.security;

/// An address whose bodies may be larger than others.
///
/// @param path the whole path
public record LargerBody(String path, long maxBytes) {}
