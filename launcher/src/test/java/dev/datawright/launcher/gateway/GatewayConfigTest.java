package dev.datawright.launcher.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.contract.design.ModelRoles;
import dev.datawright.contract.json.WireJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;

class GatewayConfigTest {

    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();
    private static final GatewaySource SOURCE = GatewaySource.of(CHECKOUT);

    /// What may hold a secret, by its name.
    private static final String SECRET_NAMES = "(?i).*(key|secret|password|database_url)$";

    /// The agent's whole patience with an answer (`datawright.agent.gateway.timeout`), in seconds.
    private static final int PATIENCE_OF_THE_AGENT = 180;

    static Stream<String> providers() {
        return SOURCE.providers().stream();
    }

    private static JsonNode rendered(String provider, Variant variant, Map<String, String> models) {
        String text = new GatewayConfig(SOURCE, SOURCE.provider(provider), models).render(variant);
        return WireJson.mapper().valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    private static List<String> roles(JsonNode config) {
        return config.path("model_list").findValuesAsString("model_name");
    }

    private static JsonNode model(JsonNode config, String role) {
        return config.path("model_list")
                .valueStream()
                .filter(model -> model.path("model_name").asString().equals(role))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void hasEveryRoleOnceAtEveryProvider(String provider) {
        JsonNode config = rendered(provider, Variant.PLAIN, Map.of());

        assertThat(roles(config)).containsAll(ModelRoles.ALL).doesNotHaveDuplicates();
        assertThat(roles(config))
                .filteredOn(role -> !ModelRoles.ALL.contains(role))
                .isSubsetOf("fallback");
        assertThat(config.path("model_list")).allSatisfy(model -> {
            assertThat(model.at("/litellm_params/model").asString())
                    .contains("/")
                    .doesNotEndWith("/");
            assertThat(model.at("/litellm_params/max_budget").asDouble()).isPositive();
            assertThat(model.at("/litellm_params/budget_duration").asString()).isNotBlank();
            // LiteLLM counts a budget by it, and counts none without it.
            assertThat(model.at("/model_info/id").asString())
                    .isEqualTo(model.path("model_name").asString());
        });
    }

    /// A key of Bedrock would be a name here too: there is none, since the gateway's role is its credential.
    @ParameterizedTest
    @MethodSource("providers")
    void holdsNoLiteralKeyAnywhere(String provider) {
        for (Variant variant : Variant.values()) {
            List<String> literal = new ArrayList<>();
            collectLiteralSecrets("", rendered(provider, variant, Map.of()), literal);
            assertThat(literal).as(provider + " " + variant).isEmpty();
            assertThat(new GatewayConfig(SOURCE, SOURCE.provider(provider), Map.of()).render(variant))
                    .doesNotContainPattern("sk-[A-Za-z0-9]{6,}|nvapi-|AKIA[A-Z0-9]{8,}|postgres(ql)?://");
        }
        assertThat(rendered("bedrock", Variant.PLAIN, Map.of()).toString()).doesNotContain("aws_secret", "api_key\"");
    }

    private static void collectLiteralSecrets(String path, JsonNode node, List<String> literal) {
        node.properties().forEach(entry -> {
            String here = path + "/" + entry.getKey();
            JsonNode value = entry.getValue();
            boolean named = value.isString() && entry.getKey().matches(SECRET_NAMES);
            // The chart's: where in the cluster's Secret the key stands.
            boolean reference = entry.getKey().equals("masterkeySecretKey");
            if (named && !reference && !value.asString().startsWith("os.environ/")) {
                literal.add(here);
            }
            collectLiteralSecrets(here, value, literal);
        });
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collectLiteralSecrets(path + "/" + i, node.get(i), literal);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void namesNoVariableThatTheSourceDoesNotExplain(String provider) {
        String config = new GatewayConfig(SOURCE, SOURCE.provider(provider), Map.of()).render(Variant.DATABASE);
        assertThat(java.util.regex.Pattern.compile("os\\.environ/(\\w+)")
                        .matcher(config)
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> !name.equals("LITELLM_MASTER_KEY") && !name.equals("DATABASE_URL")))
                .allMatch(SOURCE.provider(provider).environment()::containsKey);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void fallsBackForEverythingButVectors(String provider) {
        JsonNode config = rendered(provider, Variant.PLAIN, Map.of());
        List<String> covered = new ArrayList<>();
        config.at("/router_settings/fallbacks").forEach(one -> covered.addAll(one.propertyNames()));

        assertThat(covered)
                .isEqualTo(
                        roles(config).contains("fallback")
                                ? List.of("designer", "writer", "coder", "judge")
                                : List.of());
        assertThat(config.path("model_list"))
                .allSatisfy(model -> assertThat(
                                2 * model.at("/litellm_params/timeout").asInt())
                        .isLessThan(PATIENCE_OF_THE_AGENT));
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void keepsPromptsOutOfTheLogs(Variant variant) {
        JsonNode rendered = rendered("openai", variant, Map.of());
        JsonNode config = variant == Variant.HELM ? rendered.path("proxy_config") : rendered;

        assertThat(config.at("/litellm_settings/turn_off_message_logging").asBoolean())
                .isTrue();
        assertThat(config.at("/litellm_settings/redact_messages_in_exceptions").asBoolean())
                .isTrue();
        assertThat(config.at("/general_settings/store_prompts_in_spend_logs").asBoolean(false))
                .isFalse();
        assertThat(config.at("/litellm_settings/callbacks").toString()).isEqualTo("[\"prometheus\"]");
    }

    @Test
    void keepsSpendInTheDatabaseOfTheVariantThatHasOne() {
        JsonNode plain = rendered("azure", Variant.PLAIN, Map.of());
        JsonNode database = rendered("azure", Variant.DATABASE, Map.of());

        assertThat(plain.at("/general_settings").propertyNames()).doesNotContain("database_url");
        assertThat(database.at("/general_settings/database_url").asString()).isEqualTo("os.environ/DATABASE_URL");
        assertThat(database.at("/general_settings/allow_requests_on_db_unavailable")
                        .asBoolean(true))
                .isFalse();
        assertThat(database.at("/litellm_settings/max_budget").asDouble()).isPositive();
        assertThat(rendered("azure", Variant.HELM, Map.of()).path("proxy_config"))
                .isEqualTo(database);
    }

    @Test
    void takesOtherModelsByRole() {
        Map<String, String> models = GatewayConfig.models(
                Map.of("DATAWRIGHT_MODEL_WRITER", "my-deployment", "DATAWRIGHT_MODEL_JUDGE", " ", "PATH", "/usr/bin"));
        assertThat(models).isEqualTo(Map.of("writer", "my-deployment"));

        JsonNode config = rendered("azure", Variant.PLAIN, models);
        assertThat(model(config, "writer").at("/litellm_params/model").asString())
                .isEqualTo("azure/my-deployment");
        assertThat(model(config, "writer").at("/model_info/base_model").asString())
                .isEqualTo("azure/gpt-5-mini");
        assertThat(model(config, "coder").at("/litellm_params/model").asString())
                .isEqualTo("azure/gpt-5.1");
        assertThat(roles(rendered("local", Variant.PLAIN, Map.of("fallback", "llama3"))))
                .contains("fallback");
    }

    @Test
    void saysWhatThereIsWhenAskedForWhatThereIsNot() {
        assertThatThrownBy(() -> SOURCE.provider("vertex"))
                .hasMessage("There is no provider 'vertex'. There are: bedrock, azure, openai, nim, local.");
        assertThatThrownBy(() -> Variant.of("redis"))
                .hasMessage("There is no variant 'redis'. There are: plain, database, helm.");
    }

    @Test
    void saysWhatTheEnvironmentLacks() {
        GatewaySource.Provider local = SOURCE.provider("local");
        local.check(Map.of("LOCAL_OPENAI_BASE_URL", "http://127.0.0.1:1/v1", "LOCAL_OPENAI_API_KEY", "x"));
        assertThatThrownBy(() -> local.check(Map.of("LOCAL_OPENAI_BASE_URL", "http://127.0.0.1:1/v1")))
                .hasMessage(
                        "The provider local needs in the environment: LOCAL_OPENAI_API_KEY (its key; any word where it"
                                + " asks for none).");
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void tracesOnlyWhereItIsToldTo(Variant variant) {
        GatewaySource.Provider provider = SOURCE.provider("openai");

        assertThat(new GatewayConfig(SOURCE, provider, Map.of()).render(variant))
                .doesNotContain("otel");
        assertThat(new GatewayConfig(SOURCE, provider, Map.of(), true).render(variant))
                .contains("- prometheus", "- otel", "turn_off_message_logging: true");
    }

    @Test
    void knowsACollectorByTheStandardVariables() {
        assertThat(GatewayConfig.isTraced(Map.of())).isFalse();
        assertThat(GatewayConfig.isTraced(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", " ")))
                .isFalse();
        assertThat(GatewayConfig.isTraced(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318")))
                .isTrue();
        assertThat(GatewayConfig.isTraced(Map.of("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://collector/v1/traces")))
                .isTrue();
    }
}
