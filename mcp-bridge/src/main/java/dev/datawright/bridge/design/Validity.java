package dev.datawright.bridge.design;

import dev.datawright.contract.problem.Violation;
import java.util.List;

/// Whether a design can run, and what stands in the way.
public record Validity(boolean valid, List<Violation> violations) {
    public Validity {
        violations = List.copyOf(violations);
    }

    static Validity of(List<Violation> violations) {
        return new Validity(violations.isEmpty(), violations);
    }
}
