package dev.datawright.bridge.design;

import dev.datawright.bridge.macro.Expansion;
import dev.datawright.bridge.macro.Macros;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Macro;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.problem.Violation;
import dev.datawright.rules.Rules;
import dev.datawright.rules.template.TemplateSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// What setting columns does to the macros of a design and to the columns that they brought along.
///
/// @param gone columns that earlier macros brought along and the new ones do not
/// @param drawn what is drawn for columns with nulls before: the asked column by the one that holds it
/// @param after the macros then
record MacroEdit(Set<String> gone, Map<String, String> drawn, Map<String, Macro> after, List<Violation> violations) {

    /// Rows that the longest file of running numbers has.
    private static final long MOST_NUMBERS = 5_000_000;

    static MacroEdit of(Draft draft, Expansion expansion) {
        Set<String> sent = new LinkedHashSet<>();
        expansion.columns().forEach(column -> sent.add(column.path("name").asString("")));
        Set<String> own = helpers(expansion.macros());
        Map<String, Macro> after = new LinkedHashMap<>(draft.macros());
        after.keySet().removeAll(sent);
        Set<String> gone = helpers(draft.macros());
        gone.removeAll(helpers(after));
        Set<String> ours = new HashSet<>(gone);
        gone.removeAll(sent);
        List<Violation> violations = new ArrayList<>();
        int index = 0;
        for (var column : expansion.columns()) {
            String name = column.path("name").asString("");
            String path = "columns[" + index++ + "]";
            ColumnConfig old = draft.config().column(name).orElse(null);
            boolean number = name.equals(Macros.NUMBER) && old instanceof SeedDatasetColumnConfig;
            if (own.contains(name) && old != null && !ours.contains(name) && !number) {
                violations.add(new Violation(
                        path, "name-taken", "it needs a column '" + name + "', and there is one", "rename that one"));
            }
            if (!own.contains(name)) {
                draft.macros().forEach((macro, made) -> {
                    if (made.columns().contains(name) && !macro.equals(name) && !sent.contains(macro)) {
                        violations.add(new Violation(
                                path, "part-of-macro", "'" + name + "' belongs to '" + macro + "'", "set that one"));
                    }
                });
            }
            if (name.equals(Macros.NUMBER)
                    && own.contains(name)
                    && draft.config().seedConfig() != null
                    && !Macros.areNumbers(draft.config().seedConfig())) {
                violations.add(new Violation(
                        path,
                        "seed-taken",
                        "a sequence takes its numbers from seed data, and the design has other seed data",
                        "add a column with running numbers to that data, and take it from there"));
            }
        }
        after.putAll(expansion.macros());
        return new MacroEdit(gone, drawn(draft.macros()), after, violations);
    }

    /// The config after the edit: constraints and samplers name what is drawn, and sequences have their numbers.
    DataDesignerConfig aim(DataDesignerConfig config) {
        DataDesignerConfig aimed = config;
        for (String helper : gone) {
            String name = drawn.get(helper);
            if (name != null) {
                aimed = pointed(aimed, helper, name);
            }
        }
        return seeded(aim(aimed, after), after);
    }

    /// Constraints and samplers that name a column with nulls mean what is drawn for it.
    static DataDesignerConfig aim(DataDesignerConfig config, Map<String, Macro> macros) {
        DataDesignerConfig aimed = config;
        for (Map.Entry<String, String> entry : drawn(macros).entrySet()) {
            aimed = pointed(aimed, entry.getValue(), entry.getKey());
        }
        return aimed;
    }

    /// With the running numbers as seed data where a sequence needs them, and without where none does.
    static DataDesignerConfig seeded(DataDesignerConfig config, Map<String, Macro> macros) {
        boolean needed = helpers(macros).contains(Macros.NUMBER);
        if (needed && config.seedConfig() == null) {
            return config.withSeedConfig(Macros.numbers());
        }
        return !needed && Macros.areNumbers(config.seedConfig()) ? config.withSeedConfig(null) : config;
    }

    /// Columns that the macros of these columns brought along, and that no other macro needs.
    static List<String> helpersOf(Draft draft, List<String> names) {
        Set<String> gone = new LinkedHashSet<>(names);
        Set<String> helpers = helpers(draft.macros());
        helpers.removeAll(helpers(without(draft.macros(), gone)));
        helpers.removeAll(gone);
        return List.copyOf(helpers);
    }

    static Map<String, Macro> without(Map<String, Macro> macros, Set<String> gone) {
        Map<String, Macro> left = new LinkedHashMap<>(macros);
        left.keySet().removeAll(gone);
        return left;
    }

    static Map<String, Macro> renamed(Map<String, Macro> macros, String from, String to) {
        Map<String, Macro> all = new LinkedHashMap<>();
        macros.forEach((name, macro) -> all.put(
                name.equals(from) ? to : name,
                new Macro(
                        name.equals(from) ? ((ObjectNode) macro.asked().deepCopy()).put("name", to) : macro.asked(),
                        macro.columns().stream()
                                .map(column -> column.equals(from) ? to : column)
                                .toList())));
        return all;
    }

    static List<Violation> checkRows(DataDesignerConfig config, long rows) {
        return rows <= MOST_NUMBERS || !Macros.areNumbers(config.seedConfig())
                ? List.of()
                : List.of(new Violation(
                        "rows",
                        "too-many-rows",
                        "a sequence has at most " + MOST_NUMBERS + " numbers",
                        "ask for fewer rows, or remove the sequence"));
    }

    private static Set<String> helpers(Map<String, Macro> macros) {
        return macros.values().stream()
                .flatMap(macro -> macro.columns().stream().limit(macro.columns().size() - 1L))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Map<String, String> drawn(Map<String, Macro> macros) {
        Map<String, String> drawn = new LinkedHashMap<>();
        macros.forEach((name, macro) -> macro.columns().stream()
                .filter(column -> column.endsWith(Macros.drawn("")) && !column.equals(name))
                .forEach(column -> drawn.put(column, name)));
        return drawn;
    }

    /// Samplers, their conditions and the constraints with another column in place of one.
    private static DataDesignerConfig pointed(DataDesignerConfig config, String from, String to) {
        return config.withColumns(config.columns().stream()
                        .map(column -> column instanceof SamplerColumnConfig ? pointed(column, from, to) : column)
                        .toList())
                .withConstraints(config.constraints().stream()
                        .map(constraint -> constraint.renamed(from, to))
                        .toList());
    }

    private static ColumnConfig pointed(ColumnConfig sampler, String from, String to) {
        DataDesignerConfig alone = DataDesignerConfig.empty().withColumns(List.of(sampler));
        try {
            return Rules.rename(alone, from, to).columns().getFirst();
        } catch (TemplateSyntaxException noCondition) {
            // What is wrong with it is told when the whole design is judged.
            return sampler;
        }
    }
}
