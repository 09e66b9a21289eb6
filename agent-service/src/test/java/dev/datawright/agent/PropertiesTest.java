package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

class PropertiesTest {

    /// @param type below this package
    /// @param required what has no default
    /// @param all every key, none with its default
    record Properties(
            String type, Map<String, String> required, String defaults, Map<String, String> all, String bound) {

        String className() {
            return PropertiesTest.class.getPackageName() + "." + type;
        }

        @Override
        public String toString() {
            return type;
        }
    }

    static List<Properties> properties() {
        return List.of(
                new Properties(
                        "run.RunProperties",
                        Map.of(),
                        "RunProperties[lease=PT15S, poll=PT1S, parallel=64]",
                        Map.of("runs.lease", "7s", "runs.poll", "200ms", "runs.parallel", "3"),
                        "RunProperties[lease=PT7S, poll=PT0.2S, parallel=3]"),
                new Properties(
                        "graph.GraphProperties",
                        Map.of(),
                        "GraphProperties[maxSteps=12, maxTime=PT5M, retryPause=PT0.5S, longestWait=PT1M, maxTokens=300000,"
                                + " maxCostUsd=2.0, conversationMaxTokens=10000000, conversationMaxCostUsd=50.0]",
                        Map.of(
                                "run.max-steps",
                                "4",
                                "run.max-time",
                                "1m",
                                "run.retry-pause",
                                "10ms",
                                "run.longest-wait",
                                "5s",
                                "run.max-tokens",
                                "7",
                                "run.max-cost-usd",
                                "0.5",
                                "run.conversation-max-tokens",
                                "8",
                                "run.conversation-max-cost-usd",
                                "1.5"),
                        "GraphProperties[maxSteps=4, maxTime=PT1M, retryPause=PT0.01S, longestWait=PT5S, maxTokens=7,"
                                + " maxCostUsd=0.5, conversationMaxTokens=8, conversationMaxCostUsd=1.5]"),
                new Properties(
                        "job.WatchProperties",
                        Map.of(),
                        "WatchProperties[lease=PT35S, poll=PT1S, hold=PT20S, parallel=100]",
                        Map.of("jobs.lease", "9s", "jobs.poll", "3s", "jobs.hold", "4s", "jobs.parallel", "5"),
                        "WatchProperties[lease=PT9S, poll=PT3S, hold=PT4S, parallel=5]"),
                new Properties(
                        "chat.StreamProperties",
                        Map.of(),
                        "StreamProperties[perPerson=50]",
                        Map.of("streams.per-person", "7"),
                        "StreamProperties[perPerson=7]"),
                new Properties(
                        "retention.RetentionProperties",
                        Map.of(),
                        "RetentionProperties[kept=PT168H, batch=500]",
                        Map.of("retention.kept", "1d", "retention.batch", "20"),
                        "RetentionProperties[kept=PT24H, batch=20]"),
                new Properties(
                        "tools.BridgeProperties",
                        Map.of("bridge.url", "http://127.0.0.1:1"),
                        "BridgeProperties[bridge=Bridge[url=http://127.0.0.1:1, timeout=PT1M], userTokenFile=null]",
                        Map.of(
                                "bridge.url",
                                "http://127.0.0.1:1",
                                "bridge.timeout",
                                "2s",
                                "user-token-file",
                                "run/agent.token"),
                        "BridgeProperties[bridge=Bridge[url=http://127.0.0.1:1, timeout=PT2S],"
                                + " userTokenFile=run/agent.token]"),
                new Properties(
                        "model.GatewayProperties",
                        Map.of("gateway.url", "http://127.0.0.1:1/v1", "gateway.api-key", "secret"),
                        "GatewayProperties[url=http://127.0.0.1:1/v1, apiKey=***, model=designer, silence=PT1M,"
                                + " timeout=PT3M]",
                        Map.of(
                                "gateway.url",
                                "http://127.0.0.1:1/v1",
                                "gateway.api-key",
                                "secret",
                                "gateway.model",
                                "thinker",
                                "gateway.silence",
                                "5s",
                                "gateway.timeout",
                                "6s"),
                        "GatewayProperties[url=http://127.0.0.1:1/v1, apiKey=***, model=thinker, silence=PT5S,"
                                + " timeout=PT6S]"));
    }

    @ParameterizedTest
    @MethodSource("properties")
    void haveDefaults(Properties properties) throws ClassNotFoundException {
        assertThat(bind(properties, properties.required())).hasToString(properties.defaults());
    }

    @ParameterizedTest
    @MethodSource("properties")
    void bindEveryKey(Properties properties) throws ClassNotFoundException {
        assertThat(bind(properties, properties.all())).hasToString(properties.bound());
    }

    @Test
    void areAllTestedHere() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        assertThat(scanner.findCandidateComponents(PropertiesTest.class.getPackageName()))
                .extracting(BeanDefinition::getBeanClassName)
                .containsExactlyInAnyOrderElementsOf(
                        properties().stream().map(Properties::className).toList());
    }

    private static Object bind(Properties properties, Map<String, String> keys) throws ClassNotFoundException {
        Class<?> type = Class.forName(properties.className());
        var source = new MapConfigurationPropertySource();
        keys.forEach((key, value) -> source.put("datawright.agent." + key, value));
        String prefix = Stream.of(type.getAnnotation(ConfigurationProperties.class))
                .map(ConfigurationProperties::value)
                .findFirst()
                .orElseThrow();
        return new Binder(source).bindOrCreate(prefix, Bindable.of(type));
    }
}
