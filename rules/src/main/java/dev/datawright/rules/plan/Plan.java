package dev.datawright.rules.plan;

import dev.datawright.rules.constraint.Bundle;
import dev.datawright.rules.constraint.ConstraintGroup;
import java.util.List;

/// How the columns of a valid design come about.
///
/// @param order every column, each after those it refers to; the order of the design where that leaves a choice
/// @param groups sampler columns bound by constraints; they are drawn together, and need no other column
/// @param bundles the same with columns whose parameters depend on the row, or that follow others in time; they come
/// about together, at the place of the first of them
/// @param output the columns that come out, in the order of the design
/// @param dropped the columns that are generated and left out
/// @param modelColumns the columns that a language model writes
public record Plan(
        List<String> order,
        List<ConstraintGroup> groups,
        List<Bundle> bundles,
        List<String> output,
        List<String> dropped,
        List<String> modelColumns) {
    public Plan {
        order = List.copyOf(order);
        groups = List.copyOf(groups);
        bundles = List.copyOf(bundles);
        output = List.copyOf(output);
        dropped = List.copyOf(dropped);
        modelColumns = List.copyOf(modelColumns);
    }
}
