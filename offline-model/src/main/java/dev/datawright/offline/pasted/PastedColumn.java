package dev.datawright.offline.pasted;

import java.util.Locale;

/// One column of what was pasted.
///
/// @param name as it stands there
/// @param facts what its type and its restrictions say, in the words that a person would use
/// @param quote where it stands
public record PastedColumn(String name, String facts, String quote) {

    /// The words of the name: `unitPrice` and `unit_price` are both `unit price`.
    public String words() {
        return words(name);
    }

    static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .replaceAll("[_.\\-\\s]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
