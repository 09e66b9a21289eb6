package dev.datawright.launcher.eval;

/// One stated requirement.
///
/// @param text as it stands in the file, for people
/// @param turn after which message it must hold, counted from 1
record Expectation(String text, int turn, Demand demand) {}
