package dev.datawright.launcher.gateway;

import dev.datawright.contract.design.ModelRoles;
import dev.datawright.contract.json.WireJson;
import dev.datawright.launcher.gateway.GatewaySource.Provider;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// LiteLLM's config, made of the source for one provider.
public final class GatewayConfig {

    /// The variable whose value stands for a role's model: `DATAWRIGHT_MODEL_WRITER`.
    private static final String MODEL_VARIABLE = "DATAWRIGHT_MODEL_";

    /// Where a collector of traces is, in OpenTelemetry's own words.
    private static final List<String> COLLECTOR =
            List.of("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");

    private static final String FALLBACK = "fallback";
    private static final String SECRET = "datawright-gateway";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final GatewaySource source;
    private final Provider provider;
    private final Map<String, String> models;
    private final boolean traced;

    /// @param models names at the provider that replace those of the source, by role or `fallback`
    /// @param traced whether LiteLLM sends traces to the collector that its environment names
    public GatewayConfig(GatewaySource source, Provider provider, Map<String, String> models, boolean traced) {
        this.source = source;
        this.provider = provider;
        this.models = Map.copyOf(models);
        this.traced = traced;
    }

    /// Without traces.
    GatewayConfig(GatewaySource source, Provider provider, Map<String, String> models) {
        this(source, provider, models, false);
    }

    /// Whether the environment names a collector of traces.
    public static boolean isTraced(Map<String, String> environment) {
        return COLLECTOR.stream()
                .anyMatch(name -> !environment.getOrDefault(name, "").isBlank());
    }

    /// The models that the environment names.
    public static Map<String, String> models(Map<String, String> environment) {
        Map<String, String> models = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(MODEL_VARIABLE) && !value.isBlank()) {
                models.put(name.substring(MODEL_VARIABLE.length()).toLowerCase(java.util.Locale.ROOT), value.strip());
            }
        });
        return models;
    }

    /// The file as text, with a line that says where it comes from.
    public String render(Variant variant) {
        ObjectNode config =
                switch (variant) {
                    case PLAIN -> plain();
                    case DATABASE -> withDatabase();
                    case HELM -> helmValues();
                };
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(120);
        options.setSplitLines(false);
        return "# " + provider.title() + ", " + variant
                + ". Made from gateway-config/gateway.yaml by ./datawright gateway render: change it there.\n"
                + new Yaml(options).dump(WireJson.mapper().convertValue(config, Map.class));
    }

    private ObjectNode plain() {
        ObjectNode config = NODES.objectNode();
        source.root()
                .path("roles")
                .propertyNames()
                .forEach(role -> config.withArray("/model_list").add(model(role, role)));
        copy("litellm_settings", config, source.root());
        if (traced) {
            copy("litellm_settings", config, source.root().path("traces"));
        }
        copy("router_settings", config, source.root());
        copy("general_settings", config, source.root());
        if (hasFallback()) {
            config.withArray("/model_list").add(model(FALLBACK, ModelRoles.DESIGNER));
            for (String role : ModelRoles.ALL) {
                if (!role.equals(ModelRoles.EMBEDDER)) {
                    ObjectNode one = NODES.objectNode();
                    one.putArray(role).add(FALLBACK);
                    config.withObject("/router_settings")
                            .withArray("/fallbacks")
                            .add(one);
                }
            }
        }
        return config;
    }

    private ObjectNode withDatabase() {
        ObjectNode config = plain();
        copy("litellm_settings", config, source.root().path("database"));
        copy("general_settings", config, source.root().path("database"));
        return config;
    }

    /// All that is secret comes from one Secret of the cluster, by the names that the config says.
    private ObjectNode helmValues() {
        ObjectNode values = NODES.objectNode();
        values.put("masterkeySecretName", SECRET).put("masterkeySecretKey", "LITELLM_MASTER_KEY");
        values.putArray("environmentSecrets").add(SECRET);
        values.putObject("db").put("useExisting", false).put("deployStandalone", false);
        values.putObject("envVars").put("LITELLM_LOCAL_MODEL_COST_MAP", "True");
        if (traced) {
            values.withObject("/envVars").put("OTEL_EXPORTER_OTLP_PROTOCOL", LiteLlm.OTLP);
        }
        values.set("proxy_config", withDatabase());
        return values;
    }

    private boolean hasFallback() {
        return models.containsKey(FALLBACK)
                || provider.node().path("models").path(FALLBACK).isObject();
    }

    /// @param limits the role whose limits hold
    private ObjectNode model(String role, String limits) {
        JsonNode played = provider.node().path("models").path(role);
        String prefix =
                played.path("prefix").asString(provider.node().path("prefix").asString(""));
        String name = models.getOrDefault(role, played.path("model").asString(""));
        ObjectNode entry = NODES.objectNode().put("model_name", role);
        ObjectNode parameters = entry.putObject("litellm_params");
        parameters.put("model", name.startsWith(prefix) ? name : prefix + name);
        add(parameters, provider.node().path("settings"));
        add(parameters, played);
        add(parameters, source.root().path("roles").path(limits));
        add(parameters, source.root().path("budget"));
        // Budgets are counted by this id.
        ObjectNode info = entry.putObject("model_info").put("id", role);
        add(info, played.path("info"));
        return entry;
    }

    private static void add(ObjectNode into, JsonNode from) {
        from.properties().forEach(entry -> {
            switch (entry.getKey()) {
                case "model", "prefix", "info" -> {
                    // Said already, or said elsewhere.
                }
                default -> into.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static void copy(String section, ObjectNode config, JsonNode from) {
        ObjectNode into = config.withObject("/" + section);
        from.path(section)
                .properties()
                .forEach(entry -> into.set(entry.getKey(), entry.getValue().deepCopy()));
    }
}
