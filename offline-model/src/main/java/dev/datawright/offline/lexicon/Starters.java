package dev.datawright.offline.lexicon;

import dev.datawright.offline.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Columns to start with when a person names only the subject, such as `100 customers`.
public final class Starters {

    private static final List<List<String>> ROWS = Table.read("starters.txt");

    private Starters() {}

    /// A list of columns as a person would write it; empty for an unknown subject.
    public static Optional<String> columns(String subject, Language language) {
        int cell = language == Language.GERMAN ? 2 : 0;
        List<String> endings = new ArrayList<>();
        for (String rest = subject;
                !rest.isEmpty();
                rest = rest.contains(" ") ? rest.substring(rest.indexOf(' ') + 1) : "") {
            endings.add(rest);
        }
        for (String ending : endings) {
            for (List<String> row : ROWS) {
                if (Table.list(row.get(cell)).contains(ending)) {
                    return Optional.of(row.get(cell + 1));
                }
            }
        }
        return Optional.empty();
    }
}
