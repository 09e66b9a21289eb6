package dev.datawright.bridge.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.ModelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    static String begun(String template) {
        return "created from the template " + template;
    }

    static String restored(int version) {
        return "restored version " + version;
    }

    static String renamed(String from, String to) {
        return "renamed " + from + " to " + to;
    }

    static String moved(List<String> names, @Nullable String after) {
        String what = names.size() == 1 ? names.getFirst() : count(names.size(), "column");
        return "moved " + what + (after == null ? " to the beginning" : " behind " + after);
    }

    static String between(Draft before, Draft after) {
        List<String> parts = new ArrayList<>();
        addColumns(parts, before, after);
        if (!before.config().constraints().equals(after.config().constraints())) {
            int count = after.config().constraints().size();
            parts.add(count == 0 ? "removed the constraints" : "set " + count(count, "constraint"));
        }
        if (!before.config().processors().equals(after.config().processors()) && parts.isEmpty()) {
            int count = after.config().processors().size();
            parts.add(count == 0 ? "removed the processors" : "set " + count(count, "processor"));
        }
        addModels(parts, before.config(), after.config());
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

    /// Only how models that stay are asked: the bare ones come and go with their columns.
    private static void addModels(List<String> parts, DataDesignerConfig before, DataDesignerConfig after) {
        List<String> changed = after.modelConfigs().stream()
                .filter(model -> !before.modelConfigs().contains(model))
                .filter(model -> !model.equals(ModelConfig.ofRole(model.alias()))
                        || before.modelConfigs().stream()
                                .anyMatch(old -> old.alias().equals(model.alias())))
                .map(ModelConfig::alias)
                .toList();
        if (!changed.isEmpty()) {
            parts.add("set how " + String.join(" and ", changed) + (changed.size() == 1 ? " is" : " are") + " asked");
        }
    }

    private static void addColumns(List<String> parts, Draft draftBefore, Draft draftAfter) {
        DataDesignerConfig before = draftBefore.config();
        DataDesignerConfig after = draftAfter.config();
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
            } else if (is
                    && (!column.equals(old)
                            || !Objects.equals(
                                    draftBefore.macros().get(name),
                                    draftAfter.macros().get(name)))) {
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
