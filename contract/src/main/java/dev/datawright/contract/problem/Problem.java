package dev.datawright.contract.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A problem detail as RFC 9457 has it, with our two extensions.
///
/// @param detail what happened, where, and what to do next
/// @param violations everything wrong with the request; empty when the problem is of another kind
/// @param traceId finds the log lines of this request
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> violations,
        @JsonProperty("traceId") @Nullable String traceId) {
    public Problem {
        Objects.requireNonNull(type, "type");
        title = title == null ? type : title;
        violations = violations == null ? List.of() : List.copyOf(violations);
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null, List.of(), null);
    }

    public static Problem of(ProblemType type, String detail, List<Violation> violations) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null, violations, null);
    }
}
