package dev.datawright.bridge.macro;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.design.Macro;
import dev.datawright.contract.problem.Violation;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;

/// Columns as they were sent, in Data Designer's own words.
///
/// @param columns what is to be set
/// @param sentAt for each of them, the place of the column it was made for
/// @param macros by the name of their column
/// @param violations what is wrong with the macros themselves
public record Expansion(
        ArrayNode columns, List<Integer> sentAt, Map<String, Macro> macros, List<Violation> violations) {

    private static final Pattern COLUMN = Pattern.compile("^columns\\[(\\d{1,6})]");

    public Expansion {
        sentAt = List.copyOf(sentAt);
        violations = List.copyOf(violations);
    }

    /// The refusal with paths into what was sent.
    public BridgeFailure atSent(BridgeFailure failure) {
        return macros.isEmpty()
                ? failure
                : new BridgeFailure(
                        failure.type(),
                        failure.detail(),
                        failure.violations().stream().map(this::atSent).toList());
    }

    private Violation atSent(Violation violation) {
        Matcher matcher = COLUMN.matcher(violation.path());
        if (!matcher.find()) {
            return violation;
        }
        int index = Integer.parseInt(matcher.group(1));
        int sent = index < sentAt.size() ? sentAt.get(index) : index;
        String rest = violation.path().substring(matcher.end());
        return new Violation(
                "columns[" + sent + "]" + rest, violation.code(), violation.message(), violation.suggestion());
    }
}
