package dev.datawright.designer.generation;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.ModelConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.contract.design.ValidatorParams;
import dev.datawright.contract.problem.Violation;
import dev.datawright.designer.request.Refusal;
import dev.datawright.designer.seeddata.SeedData;
import dev.datawright.designer.seeddata.SeedDataException;
import dev.datawright.engine.seed.SeedCheck;
import dev.datawright.engine.seed.SeedRows;
import dev.datawright.rules.Rules;
import dev.datawright.rules.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Reads configs and refuses, before anything runs, what could not be run.
@Component
public class Configs {

    private final GatewayProperties gateway;

    private final SeedData seedData;
    private final Validators validators;

    Configs(GatewayProperties gateway, SeedData seedData, Validators validators) {
        this.gateway = gateway;
        this.seedData = seedData;
        this.validators = validators;
    }

    /// The config, valid and ready to run.
    ///
    /// @param location where in the request it stands, for the refusal
    /// @throws Refusal listing everything that is wrong with it
    public DataDesignerConfig read(JsonNode json, List<Object> location) {
        Reading<DataDesignerConfig> reading = Rules.read(json);
        refuse(reading.violations(), location);
        DataDesignerConfig read = reading.orElseThrow();
        SeedRows seedRows = seedRows(read, location);
        DataDesignerConfig config = seedRows == null ? read : SeedColumns.in(read, seedRows.schema());
        refuse(Rules.check(config), location);
        if (seedRows != null) {
            refuse(SeedCheck.violations(config, seedRows), location);
        }
        refuse(forbiddenHosts(config), location);
        if (Rules.plan(config).output().isEmpty()) {
            refuse(
                    List.of(new Violation(
                            "columns",
                            "no-output",
                            "The config has no column that stands in the output",
                            "add a column, or drop fewer")),
                    location);
        }
        requireProviders(config);
        return config;
    }

    private @Nullable SeedRows seedRows(DataDesignerConfig config, List<Object> location) {
        try {
            return seedData.of(config);
        } catch (SeedDataException unusable) {
            throw Refusal.invalid(
                    List.of(new Violation("seed_config.source.path", "no-seed-data", unusable.getMessage(), null)),
                    location);
        }
    }

    private List<Violation> forbiddenHosts(DataDesignerConfig config) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < config.columns().size(); i++) {
            if (config.columns().get(i) instanceof ValidationColumnConfig column
                    && column.validatorParams() instanceof ValidatorParams.Remote remote) {
                String path = "columns[" + i + "].validator_params.endpoint_url";
                validators
                        .remote()
                        .objection(remote)
                        .ifPresent(sentence -> violations.add(new Violation(path, "host-not-allowed", sentence, null)));
            }
        }
        return violations;
    }

    private static void refuse(List<Violation> violations, List<Object> location) {
        if (!violations.isEmpty()) {
            throw Refusal.invalid(violations, location);
        }
    }

    /// Another provider would be a way around the gateway.
    private void requireProviders(DataDesignerConfig config) {
        String errors = config.modelConfigs().stream()
                .map(ModelConfig::provider)
                .filter(Objects::nonNull)
                .filter(provider -> !provider.equals(gateway.provider()))
                .distinct()
                .map(provider -> "\"Cannot access provider '" + provider
                        + "'. Check that it exists and you have access to it.\"")
                .collect(Collectors.joining(", "));
        if (!errors.isEmpty()) {
            throw Refusal.invalid("Errors in model configs: [" + errors + "]");
        }
    }
}
