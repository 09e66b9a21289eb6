package dev.datawright.rules.rename;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.Processor;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.rules.template.Condition;
import dev.datawright.rules.template.Template;
import java.util.LinkedHashMap;
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
        Renaming renaming = new Renaming(from, to);
        return new DataDesignerConfig(
                config.columns().stream().map(renaming::column).toList(),
                config.modelConfigs(),
                config.constraints().stream()
                        .map(constraint -> constraint.renamed(from, to))
                        .toList(),
                config.processors().stream().map(renaming::processor).toList());
    }

    private SamplerColumnConfig references(SamplerColumnConfig column) {
        return new SamplerColumnConfig(
                column.name(),
                column.params().renamed(from, to),
                conditions(column.conditionalParams()),
                column.convertTo(),
                column.drop());
    }

    private ColumnConfig column(ColumnConfig column) {
        String name = name(column.name());
        return switch (column) {
            case SamplerColumnConfig sampler -> references(sampler).withName(name);
            case ExpressionColumnConfig expression ->
                new ExpressionColumnConfig(name, template(expression.expr()), expression.dtype(), expression.drop());
            case LlmTextColumnConfig text ->
                new LlmTextColumnConfig(
                        name,
                        template(text.prompt()),
                        text.modelAlias(),
                        text.systemPrompt() == null ? null : template(text.systemPrompt()),
                        text.drop());
        };
    }

    private Map<String, SamplerParams> conditions(Map<String, SamplerParams> conditional) {
        Map<String, SamplerParams> renamed = new LinkedHashMap<>();
        conditional.forEach(
                (condition, params) -> renamed.put(Condition.renamed(condition, from, to), params.renamed(from, to)));
        return renamed;
    }

    private Processor processor(Processor processor) {
        return switch (processor) {
            case Processor.DropColumns drop ->
                new Processor.DropColumns(
                        drop.name(), drop.columnNames().stream().map(this::name).toList());
        };
    }

    private String template(String source) {
        return Template.renamed(source, from, to);
    }

    private String name(String name) {
        return name.equals(from) ? to : name;
    }
}
