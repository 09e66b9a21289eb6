package dev.datawright.rules.template;

import java.util.Optional;
import java.util.regex.Pattern;

/// Which names a column may have: those that a template can mention.
public final class ColumnNames {

    private static final int LONGEST = 63;
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private ColumnNames() {}

    /// Why the name cannot be used, as a sentence; empty when it can.
    public static Optional<String> objection(String name) {
        if (name.isEmpty()) {
            return Optional.of("The column has an empty name");
        }
        if (name.length() > LONGEST) {
            return Optional.of("The name has " + name.length() + " characters; at most " + LONGEST + " are allowed");
        }
        if (!LEGAL.matcher(name).matches()) {
            return Optional.of(
                    "The name '" + name
                            + "' cannot be used in prompts and expressions: only letters a to z, digits and underscores, not starting with a digit");
        }
        if (ExprParser.RESERVED.contains(name)) {
            return Optional.of("The name '" + name + "' is a word of the template language");
        }
        return Optional.empty();
    }
}
