package dev.datawright.bridge.exchange;

/// Words of people inside a file that a program reads.
final class Comments {

    private Comments() {}

    /// Nothing that would end a comment.
    static String oneLine(String words) {
        return words.replaceAll("[\\p{Cntrl}\\p{Cs}\\u0085\\u2028\\u2029\\uFEFF]+", " ")
                .strip();
    }
}
