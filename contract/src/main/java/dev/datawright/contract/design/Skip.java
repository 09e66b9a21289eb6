package dev.datawright.contract.design;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// In which rows a column is not made.
///
/// @param when a Jinja template over other columns, such as `{{ in_stock == 0 }}`; the row is skipped where it is true
/// @param value what stands there then: a text, a number, a flag, or nothing
public record Skip(String when, @Nullable Object value) {
    public Skip {
        Objects.requireNonNull(when, "when");
    }

    /// The same with its template written anew; absent stays absent.
    static @Nullable Skip written(@Nullable Skip skip, UnaryOperator<String> template) {
        return skip == null ? null : new Skip(template.apply(skip.when), skip.value);
    }
}
