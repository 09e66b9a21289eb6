package dev.datawright.bridge.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Macro;
import dev.datawright.contract.design.Processor;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.problem.Violation;
import dev.datawright.rules.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Edits drafts by the columns that are there: removes them, gives them other names and places.
@Component
class ColumnEdits {

    private final DesignRules rules;

    ColumnEdits(DesignRules rules) {
        this.rules = rules;
    }

    /// With the columns that macros brought along.
    Draft removeColumns(Draft draft, List<String> asked) {
        List<String> names = new ArrayList<>(asked);
        names.addAll(MacroEdit.helpersOf(draft, asked));
        List<Violation> violations = new ArrayList<>();
        List<String> known =
                draft.config().columns().stream().map(ColumnConfig::name).toList();
        for (int i = 0; i < names.size(); i++) {
            if (!known.contains(names.get(i))) {
                violations.add(unknownColumn("names[" + i + "]", names.get(i), known));
            }
            List<String> referrers = Rules.referrers(draft.config(), names.get(i)).stream()
                    .filter(name -> !names.contains(name))
                    .toList();
            if (!referrers.isEmpty()) {
                String who = "'" + String.join("' and '", referrers) + "'";
                violations.add(new Violation(
                        "names[" + i + "]",
                        "still-needed",
                        who + (referrers.size() == 1 ? " is" : " are") + " made from '" + names.get(i) + "'",
                        "change " + who + " first, or remove " + (referrers.size() == 1 ? "it" : "them") + " too"));
            }
        }
        if (asked.isEmpty()) {
            violations.add(new Violation("names", "missing", "no column is named", "name at least one"));
        }
        DesignRules.refuse(violations);
        Set<String> gone = new LinkedHashSet<>(names);
        DataDesignerConfig config = draft.config();
        config = config.withColumns(config.columns().stream()
                        .filter(column -> !gone.contains(column.name()))
                        .toList())
                .withConstraints(config.constraints().stream()
                        .filter(constraint -> !names(constraint, gone))
                        .toList())
                .withProcessors(config.processors().stream()
                        .flatMap(processor -> without(processor, gone).stream())
                        .toList());
        Map<String, Macro> macros = MacroEdit.without(draft.macros(), gone);
        return draft.withConfig(rules.accept(MacroEdit.seeded(config, macros), List.of()))
                .withMacros(macros)
                .withWhy(Map.of());
    }

    /// The draft with one column under another name; everything that names it follows, reasons included.
    Edited renameColumn(Draft draft, ColumnRenaming renaming) {
        List<String> known =
                draft.config().columns().stream().map(ColumnConfig::name).toList();
        List<Violation> violations = new ArrayList<>();
        String from = renaming.from() == null ? "" : renaming.from();
        String to = renaming.to() == null ? "" : renaming.to().strip();
        if (!known.contains(from)) {
            violations.add(unknownColumn("from", from, known));
        } else if (draft.config().column(from).orElseThrow() instanceof SeedDatasetColumnConfig) {
            violations.add(new Violation(
                    "from",
                    "seed-column",
                    "'" + from + "' is found in the seed data by its name",
                    "add an expression column with the new name: {{ " + from + " }}"));
        }
        Rules.objection(to)
                .ifPresent(objection ->
                        violations.add(new Violation("to", "illegal-name", objection, "such as order_id")));
        known.stream()
                .filter(name -> name.equalsIgnoreCase(to) && !name.equals(from))
                .findFirst()
                .ifPresent(name -> violations.add(new Violation(
                        "to", "duplicate-name", "there is a column '" + name + "' already", "choose another name")));
        DesignRules.refuse(violations);
        DataDesignerConfig config = Rules.rename(draft.config(), from, to);
        Map<String, String> why = new LinkedHashMap<>();
        draft.why().forEach((column, reason) -> why.put(column.equals(from) ? to : column, reason));
        return new Edited(
                draft.withConfig(rules.accept(config, List.of()))
                        .withMacros(MacroEdit.renamed(draft.macros(), from, to))
                        .withOnlyWhy(why),
                null,
                Summary.renamed(from, to));
    }

    /// The named columns one after the other, behind another one or at the beginning; the others as they are.
    Edited reorder(Draft draft, ColumnOrder order) {
        List<String> known =
                draft.config().columns().stream().map(ColumnConfig::name).toList();
        List<String> names = order.names();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!known.contains(names.get(i))) {
                violations.add(unknownColumn("names[" + i + "]", names.get(i), known));
            } else if (names.indexOf(names.get(i)) < i) {
                violations.add(new Violation(
                        "names[" + i + "]",
                        "duplicate-column",
                        "'" + names.get(i) + "' is named twice",
                        "name each column once"));
            }
        }
        if (names.isEmpty()) {
            violations.add(new Violation("names", "missing", "no column is named", "name at least one"));
        }
        String after = order.after();
        if (after != null && !known.contains(after)) {
            violations.add(unknownColumn("after", after, known));
        } else if (after != null && names.contains(after)) {
            violations.add(new Violation(
                    "after", "duplicate-column", "'" + after + "' cannot stand behind itself", "name another one"));
        }
        DesignRules.refuse(violations);
        List<String> sorted = new ArrayList<>(known);
        sorted.removeAll(names);
        sorted.addAll(after == null ? 0 : sorted.indexOf(after) + 1, names);
        DataDesignerConfig config = draft.config()
                .withColumns(sorted.stream()
                        .map(name -> draft.config().column(name).orElseThrow())
                        .toList());
        return new Edited(draft.withConfig(config), null, Summary.moved(names, after));
    }

    private static Violation unknownColumn(String path, String name, List<String> known) {
        return new Violation(
                path, "unknown-column", "there is no column '" + name + "'", Rules.suggestion(name, known));
    }

    private static boolean names(Constraint constraint, Set<String> gone) {
        return gone.contains(constraint.targetColumn())
                || switch (constraint) {
                    case Constraint.ScalarInequality _, Constraint.Unique _ -> false;
                    case Constraint.ColumnInequality columns -> gone.contains(columns.rhs());
                };
    }

    private static List<Processor> without(Processor processor, Set<String> gone) {
        return switch (processor) {
            case Processor.DropColumns drop -> {
                List<String> left = drop.columnNames().stream()
                        .filter(name -> !gone.contains(name))
                        .toList();
                yield left.isEmpty() ? List.of() : List.of(new Processor.DropColumns(drop.name(), left));
            }
            case Processor.SchemaTransform transform -> List.of(transform);
        };
    }
}
