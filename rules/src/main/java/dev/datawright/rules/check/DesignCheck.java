package dev.datawright.rules.check;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.contract.design.ModelConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.contract.problem.Violation;
import dev.datawright.rules.plan.Planner;
import dev.datawright.rules.plan.References;
import dev.datawright.rules.template.ColumnNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Finds everything that is wrong with a well-formed design.
public final class DesignCheck {

    private final DataDesignerConfig config;
    private final Set<String> models;
    private final Findings findings = Findings.root();

    private DesignCheck(DataDesignerConfig config, Set<String> roles) {
        this.config = config;
        this.models = new LinkedHashSet<>(roles);
        config.modelConfigs().forEach(model -> models.add(model.alias()));
    }

    /// @param roles model aliases that need no model config, because the gateway knows them
    public static List<Violation> check(DataDesignerConfig config, Set<String> roles) {
        DesignCheck check = new DesignCheck(config, roles);
        check.run();
        return check.findings.violations();
    }

    private void run() {
        checkNames();
        OtherColumns columns = new OtherColumns(config);
        TemplateChecks templates = new TemplateChecks(config, columns);
        ModelColumnChecks modelColumns = new ModelColumnChecks(config, columns, templates, models);
        SamplerChecks samplers = new SamplerChecks(columns, templates);
        SkipChecks skips = new SkipChecks(templates);
        SeedChecks seeds = new SeedChecks(config);
        Set<String> unsound = new HashSet<>();
        for (int i = 0; i < config.columns().size(); i++) {
            Findings here = findings.at("columns", i);
            int before = here.count();
            ColumnConfig column = config.columns().get(i);
            switch (column) {
                case SamplerColumnConfig sampler -> samplers.check(sampler, here);
                case ExpressionColumnConfig expression -> templates.check(column, expression.expr(), here.at("expr"));
                case ModelColumnConfig written -> modelColumns.check(written, here);
                case EmbeddingColumnConfig embedding -> modelColumns.check(embedding, here);
                case SeedDatasetColumnConfig fromSeed -> seeds.check(fromSeed, here);
                case ValidationColumnConfig validation -> new ValidationChecks(columns).check(validation, here);
            }
            skips.check(column, here);
            if (here.count() > before) {
                unsound.add(column.name());
            }
        }
        List<String> cycle = References.cycle(config);
        if (!cycle.isEmpty()) {
            int at = names().indexOf(cycle.getFirst());
            findings.at("columns", at)
                    .add("cycle", "The columns need each other in a circle: " + String.join(" -> ", cycle));
        }
        new ConstraintChecks(config, unsound).check(findings);
        seeds.check(findings);
        new ProcessorChecks(config, templates).check(findings);
        checkModelConfigs();
        for (int i = 0; i < config.profilers().size(); i++) {
            modelColumns.checkModel(
                    config.profilers().get(i).modelAlias(),
                    "chat-completion",
                    findings.at("profilers", i).at("model_alias"));
        }
    }

    private void checkNames() {
        Map<String, String> seen = new HashMap<>();
        Set<String> exact = new HashSet<>();
        for (int i = 0; i < config.columns().size(); i++) {
            String name = config.columns().get(i).name();
            Findings here = findings.at("columns", i).at("name");
            ColumnNames.objection(name).ifPresent(sentence -> here.add("illegal-name", sentence, "such as order_id"));
            String other = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            boolean repeated = !exact.add(name);
            if (other != null) {
                here.add(
                        "duplicate-name",
                        repeated
                                ? "There is another column named '" + name + "'"
                                : "'" + name + "' differs from '" + other
                                        + "' only in upper and lower case, which databases do not tell apart");
            }
        }
        for (int i = 0; i < config.columns().size(); i++) {
            ColumnConfig column = config.columns().get(i);
            for (String beside : column.sideEffectColumns()) {
                if (seen.containsKey(beside.toLowerCase(Locale.ROOT))) {
                    findings.at("columns", i)
                            .at("name")
                            .add(
                                    "duplicate-name",
                                    "'" + column.name() + "' brings a column '" + beside
                                            + "' along, and there is one of that name");
                }
            }
        }
        if (!config.columns().isEmpty() && Planner.dropped(config).containsAll(names())) {
            findings.at("columns").add("nothing-left", "Every column is dropped, so nothing would come out");
        }
    }

    private void checkModelConfigs() {
        Set<String> seen = new HashSet<>();
        List<ModelConfig> configs = config.modelConfigs();
        for (int i = 0; i < configs.size(); i++) {
            Findings here = findings.at("model_configs", i).at("alias");
            String alias = configs.get(i).alias();
            if (alias.isBlank()) {
                here.add("illegal-name", "The model config has an empty alias", "such as writer");
            } else if (!seen.add(alias)) {
                here.add("duplicate-name", "There is another model config with the alias '" + alias + "'");
            }
        }
    }

    private List<String> names() {
        return new ArrayList<>(config.columns().stream().map(ColumnConfig::name).toList());
    }
}
