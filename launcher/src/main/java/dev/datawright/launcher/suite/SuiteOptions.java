package dev.datawright.launcher.suite;

import java.nio.file.Path;

/// What can be chosen about a start.
///
/// @param source the source tree whose built services are started
/// @param port of the one address
/// @param training whether to learn, in the background, how to start quicker next time
public record SuiteOptions(Path source, int port, Backends backends, boolean training) {}
