package dev.datawright.ui;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.contract.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The few rules of a design that the stories need, said as the bridge says them.
final class ScriptedRules {
    private static final Pattern NAMED = Pattern.compile("\\{\\{\\s*([A-Za-z_][A-Za-z0-9_]*)");

    private ScriptedRules() {}

    static List<Violation> judge(DataDesignerConfig config) {
        List<Violation> violations = new ArrayList<>();
        List<String> names = config.columns().stream().map(ColumnConfig::name).toList();
        for (int i = 0; i < names.size(); i++) {
            ColumnConfig column = config.columns().get(i);
            String path = "columns[" + i + "]";
            if (names.indexOf(column.name()) < i) {
                violations.add(new Violation(
                        path + ".name",
                        "duplicate-name",
                        "There is another column named '" + column.name() + "'",
                        null));
            }
            switch (column) {
                case SamplerColumnConfig _,
                        SeedDatasetColumnConfig _,
                        EmbeddingColumnConfig _,
                        ValidationColumnConfig _ -> {}
                case ExpressionColumnConfig expression ->
                    check(path + ".expr", expression.expr(), column.name(), names, violations);
                case ModelColumnConfig written ->
                    check(path + ".prompt", written.prompt(), column.name(), names, violations);
            }
        }
        return violations;
    }

    private static void check(
            String path, String template, String self, List<String> names, List<Violation> violations) {
        Matcher matcher = NAMED.matcher(template);
        while (matcher.find()) {
            String name = matcher.group(1);
            if (name.equals(self)) {
                violations.add(
                        new Violation(path, "self-reference", "The column '" + self + "' refers to itself", null));
            } else if (!names.contains(name)) {
                violations.add(new Violation(
                        path, "unknown-column", "There is no column '" + name + "'", "the columns are " + names));
            }
        }
    }
}
