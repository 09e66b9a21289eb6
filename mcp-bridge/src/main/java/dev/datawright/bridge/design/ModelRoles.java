package dev.datawright.bridge.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.InferenceParameters;
import dev.datawright.contract.design.ModelConfig;
import dev.datawright.contract.problem.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Models are roles at the gateway: anything that would reach a model past it is refused.
@Component
class ModelRoles {

    /// Settings of a call that do not say where it goes.
    private static final Set<String> HARMLESS = Set.of(
            "metadata", "seed", "stop", "top_k", "presence_penalty", "frequency_penalty", "reasoning_effort", "user");

    private final Set<String> roles;

    ModelRoles(DesignProperties properties) {
        this.roles = new LinkedHashSet<>(properties.modelRoles());
    }

    /// Adds the model configs that the columns name, and drops bare ones that no column names any more.
    DataDesignerConfig complete(DataDesignerConfig config) {
        Set<String> named = new LinkedHashSet<>();
        for (ColumnConfig column : config.columns()) {
            String alias = column.modelAlias();
            if (alias != null) {
                named.add(alias);
            }
        }
        List<ModelConfig> models = new ArrayList<>();
        for (ModelConfig model : config.modelConfigs()) {
            if (named.contains(model.alias()) || !model.equals(ModelConfig.ofRole(model.alias()))) {
                models.add(model);
            }
        }
        for (String alias : named) {
            if (roles.contains(alias)
                    && models.stream().noneMatch(model -> model.alias().equals(alias))) {
                models.add(ModelConfig.ofRole(alias));
            }
        }
        return models.equals(config.modelConfigs()) ? config : config.withModelConfigs(models);
    }

    /// What of the config is no role, or points past the gateway.
    List<Violation> check(DataDesignerConfig config) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < config.columns().size(); i++) {
            String alias = config.columns().get(i).modelAlias();
            if (alias != null && !roles.contains(alias)) {
                violations.add(unknown("columns[" + i + "].model_alias", alias));
            }
        }
        for (int i = 0; i < config.modelConfigs().size(); i++) {
            check("model_configs[" + i + "]", config.modelConfigs().get(i), violations);
        }
        return violations;
    }

    private void check(String path, ModelConfig model, List<Violation> violations) {
        if (!roles.contains(model.alias())) {
            violations.add(unknown(path + ".alias", model.alias()));
        }
        if (!roles.contains(model.model())) {
            violations.add(unknown(path + ".model", model.model()));
        }
        if (model.provider() != null) {
            violations.add(new Violation(
                    path + ".provider",
                    "provider-given",
                    "a design names no provider, and this names '" + model.provider() + "'",
                    "leave it out: models are asked at the gateway"));
        }
        InferenceParameters parameters = model.inferenceParameters();
        if (parameters != null && parameters.extraBody() != null) {
            for (String key : parameters.extraBody().keySet()) {
                if (!HARMLESS.contains(key)) {
                    violations.add(new Violation(
                            path + ".inference_parameters.extra_body." + key,
                            "extra-body-not-allowed",
                            "'" + key + "' is not passed on to the gateway",
                            "allowed are " + HARMLESS.stream().sorted().toList()));
                }
            }
        }
    }

    private Violation unknown(String path, String name) {
        return new Violation(path, "unknown-role", "there is no model role '" + name + "'", "the roles are " + roles);
    }
}
