package dev.datawright.contract.problem;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong with what was sent.
///
/// @param path where, as a path into the document sent, such as `columns[2].params.low`; empty for the whole
/// @param code stable machine word in kebab-case, such as `unknown-column`
/// @param message a sentence: what is wrong and the value seen
/// @param suggestion how to repair it, such as `did you mean 'street'?`; absent when there is nothing sensible to say
public record Violation(
        String path, String code, String message, @Nullable String suggestion) {
    public Violation {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }

    /// Path, message and suggestion as one line for people.
    public String toSentence() {
        String where = path.isEmpty() ? message : path + ": " + message;
        return suggestion == null ? where : where + " (" + suggestion + ")";
    }
}
