package dev.datawright.rules.check;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Processor;
import dev.datawright.rules.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What can be wrong with what happens to the rows after they are made.
final class ProcessorChecks {

    /// The name becomes that of a folder.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,39}");

    private final DataDesignerConfig config;
    private final TemplateChecks templates;

    ProcessorChecks(DataDesignerConfig config, TemplateChecks templates) {
        this.config = config;
        this.templates = templates;
    }

    void check(Findings findings) {
        Set<String> transforms = new HashSet<>();
        for (int i = 0; i < config.processors().size(); i++) {
            Findings here = findings.at("processors", i);
            switch (config.processors().get(i)) {
                case Processor.DropColumns drop -> checkDrop(drop, here);
                case Processor.SchemaTransform transform -> {
                    if (!NAME.matcher(transform.name()).matches()) {
                        here.at("name")
                                .add(
                                        "illegal-name",
                                        "The name becomes a folder's: 1 to 40 letters, digits, '_', '-' and '.', and no"
                                                + " '.' or '-' at its beginning",
                                        "such as chat_format");
                    } else if (!transforms.add(transform.name())) {
                        here.at("name")
                                .add(
                                        "duplicate-name",
                                        "There is another processor with an output named '" + transform.name() + "'");
                    }
                    if (transform.template().isEmpty()) {
                        here.at("template")
                                .add("empty", "The template has no columns", "such as {\"text\": \"{{ note }}\"}");
                    }
                    transform
                            .template()
                            .forEach((column, form) ->
                                    checkForm(form, here.at("template").at(column)));
                }
            }
        }
    }

    private void checkDrop(Processor.DropColumns drop, Findings here) {
        for (int j = 0; j < drop.columnNames().size(); j++) {
            String name = drop.columnNames().get(j);
            if (config.columns().stream()
                    .noneMatch(column -> column.name().equals(name)
                            || column.sideEffectColumns().contains(name))) {
                here.at("column_names", j)
                        .add(
                                "unknown-column",
                                "There is no column '" + Words.abbreviated(name) + "' to drop",
                                Words.suggest(
                                        name,
                                        config.columns().stream()
                                                .map(ColumnConfig::name)
                                                .toList()));
            }
        }
    }

    private void checkForm(Object form, Findings here) {
        switch (form) {
            case String text -> templates.checkForm(text, here);
            case Map<?, ?> parts ->
                parts.forEach((key, part) -> {
                    if (part != null) {
                        checkForm(part, here.at(String.valueOf(key)));
                    }
                });
            case List<?> items ->
                items.forEach(item -> {
                    if (item != null) {
                        checkForm(item, here);
                    }
                });
            default -> {}
        }
    }
}
