package dev.datawright.bridge.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What changed between two drafts, in a few words for people, who never see the columns that are left out.
final class Summary {

    static final String NOTHING = "changed nothing";

    private Summary() {}

    static String created(Draft draft) {
        int columns = draft.config().outputColumns().size();
        return columns == 0 ? "created" : "created with " + count(columns, "column");
    }

    static String copied(Design source) {
        return "copied from version " + source.version() + " of " + source.name();
    }

    static String renamed(String from, String to) {
        return "renamed " + from + " to " + to;
    }

    static String between(Draft before, Draft after) {
        List<String> parts = new ArrayList<>();
        addColumns(parts, before.config(), after.config());
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
        if (!parts.isEmpty()) {
            return String.join(", ", parts);
        }
        if (!before.config().columns().equals(after.config().columns())) {
            return "changed how columns are made";
        }
        if (!before.config().equals(after.config())) {
            return "changed the settings";
        }
        return before.why().equals(after.why()) ? NOTHING : "changed the reasons";
    }

    private static void addColumns(List<String> parts, DataDesignerConfig before, DataDesignerConfig after) {
        List<String> shownBefore = before.outputColumns();
        List<String> shownAfter = after.outputColumns();
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (ColumnConfig column : after.columns()) {
            String name = column.name();
            ColumnConfig old = before.column(name).orElse(null);
            boolean was = shownBefore.contains(name);
            boolean is = shownAfter.contains(name);
            if (is && !was) {
                added.add(name);
            } else if (was && !is) {
                removed.add(name);
            } else if (is && !column.equals(old)) {
                changed.add(name);
            }
        }
        for (String name : shownBefore) {
            if (after.column(name).isEmpty()) {
                removed.add(name);
            }
        }
        addColumns(parts, "added", added);
        addColumns(parts, "changed", changed);
        addColumns(parts, "removed", removed);
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
