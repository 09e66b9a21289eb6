package dev.datawright.bridge.design;

import dev.datawright.contract.design.ColumnConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What changed between two drafts, in a few words for people.
final class Summary {

    static final String NOTHING = "changed nothing";

    private Summary() {}

    static String between(Draft before, Draft after) {
        List<String> parts = new ArrayList<>();
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (ColumnConfig column : after.config().columns()) {
            before.config()
                    .column(column.name())
                    .ifPresentOrElse(
                            old -> {
                                if (!old.equals(column)) {
                                    changed.add(column.name());
                                }
                            },
                            () -> added.add(column.name()));
        }
        List<String> removed = before.config().columns().stream()
                .map(ColumnConfig::name)
                .filter(name -> after.config().column(name).isEmpty())
                .toList();
        addColumns(parts, "added", added);
        addColumns(parts, "changed", changed);
        addColumns(parts, "removed", removed);
        if (!before.config().constraints().equals(after.config().constraints())) {
            int count = after.config().constraints().size();
            parts.add(count == 0 ? "removed the constraints" : "set " + count(count, "constraint"));
        }
        if (!Objects.equals(before.rows(), after.rows())) {
            parts.add("asked for " + (after.rows() == null ? "no number of rows" : count(after.rows(), "row")));
        }
        if (!Objects.equals(before.seed(), after.seed())) {
            parts.add("set seed " + after.seed());
        }
        if (!before.name().equals(after.name())) {
            parts.add("renamed it to " + after.name());
        }
        if (!parts.isEmpty()) {
            return String.join(", ", parts);
        }
        if (!before.config().equals(after.config())) {
            return "changed the settings";
        }
        return before.why().equals(after.why()) ? NOTHING : "changed the reasons";
    }

    private static void addColumns(List<String> parts, String verb, List<String> names) {
        if (names.size() == 1) {
            parts.add(verb + " " + names.getFirst());
        } else if (!names.isEmpty()) {
            parts.add(verb + " " + names.size() + " columns");
        }
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
