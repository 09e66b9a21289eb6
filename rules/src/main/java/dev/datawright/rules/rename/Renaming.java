package dev.datawright.rules.rename;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Processor;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.rules.template.Condition;
import dev.datawright.rules.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Renames a column in place, and follows it through templates, subcategories, constraints and processors.
public final class Renaming {

    private final String from;
    private final String to;

    private Renaming(String from, String to) {
        this.from = from;
        this.to = to;
    }

    public static DataDesignerConfig rename(DataDesignerConfig config, String from, String to) {
        DataDesignerConfig renamed = new Renaming(from, to).all(config);
        List<String> beside =
                config.column(from).map(ColumnConfig::sideEffectColumns).orElse(List.of());
        for (String name : beside) {
            renamed = new Renaming(name, to + name.substring(from.length())).all(renamed);
        }
        return renamed;
    }

    private DataDesignerConfig all(DataDesignerConfig config) {
        return new DataDesignerConfig(
                config.columns().stream().map(this::column).toList(),
                config.modelConfigs(),
                config.constraints().stream()
                        .map(constraint -> constraint.renamed(from, to))
                        .toList(),
                config.processors().stream().map(this::processor).toList(),
                config.seedConfig(),
                config.profilers());
    }

    private ColumnConfig column(ColumnConfig column) {
        ColumnConfig referring = column.withReferences(this::template, this::name);
        ColumnConfig conditioned = referring instanceof SamplerColumnConfig sampler ? conditions(sampler) : referring;
        return conditioned.withName(name(column.name()));
    }

    private SamplerColumnConfig conditions(SamplerColumnConfig column) {
        Map<String, SamplerParams> renamed = new LinkedHashMap<>();
        column.conditionalParams()
                .forEach((condition, params) -> renamed.put(Condition.renamed(condition, from, to), params));
        return new SamplerColumnConfig(column.name(), column.params(), renamed, column.convertTo(), column.drop());
    }

    private Processor processor(Processor processor) {
        return switch (processor) {
            case Processor.DropColumns drop ->
                new Processor.DropColumns(
                        drop.name(), drop.columnNames().stream().map(this::name).toList());
            case Processor.SchemaTransform transform ->
                new Processor.SchemaTransform(transform.name(), texts(transform.template()));
        };
    }

    private Map<String, Object> texts(Map<?, ?> form) {
        Map<String, Object> renamed = new LinkedHashMap<>();
        form.forEach((key, value) -> renamed.put(String.valueOf(key), texts(value)));
        return renamed;
    }

    private Object texts(Object form) {
        return switch (form) {
            case String text -> template(text);
            case Map<?, ?> parts -> texts(parts);
            case List<?> values -> values.stream().map(this::texts).toList();
            default -> form;
        };
    }

    private String template(String source) {
        return Template.renamed(source, from, to);
    }

    private String name(String name) {
        return name.equals(from) ? to : name;
    }
}
