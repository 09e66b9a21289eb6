package dev.datawright.rules.check;

import dev.datawright.contract.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong at and below one place of the design.
final class Findings {

    private final String path;
    private final List<Violation> violations;

    private Findings(String path, List<Violation> violations) {
        this.path = path;
        this.violations = violations;
    }

    static Findings root() {
        return new Findings("", new ArrayList<>());
    }

    Findings at(String field) {
        return new Findings(path.isEmpty() ? field : path + "." + field, violations);
    }

    Findings at(String list, int index) {
        return at(list + "[" + index + "]");
    }

    void add(String code, String message) {
        add(code, message, null);
    }

    void add(String code, String message, @Nullable String suggestion) {
        violations.add(new Violation(path, code, message, suggestion));
    }

    int count() {
        return violations.size();
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }
}
