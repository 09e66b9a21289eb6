package dev.datawright.bridge.exchange;

import java.util.List;

/// A design as a file.
///
/// @param leftOut what the file cannot say, each in a sentence
record Export(String format, String fileName, String content, List<String> leftOut) {
    Export {
        leftOut = List.copyOf(leftOut);
    }
}
