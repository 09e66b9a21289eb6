package dev.datawright.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/// Every key that an operator can set: what it is when nobody does, and that setting it works.
class PropertiesTest {

    private static final Map<String, String> NEEDED = Map.of(
            "datawright.bridge.file-store", "/files",
            "datawright.bridge.links.secret", "secret",
            "datawright.bridge.data-designer.url", "http://designer");

    private static final Map<String, String> DEFAULTS = new TreeMap<>();

    private static final Map<String, String> OTHERS = new TreeMap<>();

    private static final Map<String, String> SET = new TreeMap<>();

    static {
        key("approvals.ttl", "PT30M", "5m", "PT5M");
        key("data-designer.api", "AUTO", "nemo-microservices", "NEMO_MICROSERVICES");
        key("data-designer.api-key", "null", "k", "***");
        key("data-designer.call-timeout", "PT30S", "1s", "PT1S");
        key("data-designer.connect-timeout", "PT5S", "1s", "PT1S");
        key("data-designer.download-timeout", "PT30M", "1s", "PT1S");
        key("data-designer.max-artifact", "8589934592B", "1MB", "1048576B");
        key("data-designer.pause-when-away", "PT5S", "1s", "PT1S");
        key("data-designer.preview-timeout", "PT2M", "1s", "PT1S");
        key("data-designer.url", "http://designer", "http://other", "http://other");
        key("data-designer.workspace", "default", "w", "w");
        key("designs.max-columns", "500", "3", "3");
        key("designs.model-roles", "[writer, coder, judge, embedder]", "a,b", "[a, b]");
        key("file-store", "/files", "/other", "/other");
        key("gateway.api-key", "null", "k", "***");
        key("gateway.billed", "true", "false", "false");
        key("gateway.provider", "gateway", "g", "g");
        key("gateway.ready-timeout", "PT30S", "1s", "PT1S");
        key("gateway.url", "null", "http://gateway/v1", "http://gateway/v1");
        key("jobs.away-limit", "PT15M", "1s", "PT1S");
        key("jobs.lease", "PT15S", "1s", "PT1S");
        key("jobs.max-open", "20", "3", "3");
        key("jobs.max-rows", "10000000", "3", "3");
        key("jobs.unapproved-max-cost-usd", "1.0", "3", "3.0");
        key("jobs.unapproved-max-rows", "1000", "3", "3");
        key("jobs.watched", "32", "3", "3");
        key("links.secret", "secret", "other", "other");
        key("links.ttl", "PT10M", "1m", "PT1M");
        key("max-request-size", "4194304B", "1KB", "1024B");
        key("mcp.allowed-hosts", "[localhost:*, 127.0.0.1:*, [::1]:*]", "bridge", "[bridge]");
        key(
                "mcp.allowed-origins",
                "[http://localhost:*, http://127.0.0.1:*, http://[::1]:*]",
                "https://bridge",
                "[https://bridge]");
        key("mcp.max-sessions", "1000", "3", "3");
        key("mcp.session-idle", "PT30M", "1m", "PT1M");
        key("previews.default-rows", "10", "3", "3");
        key("previews.max-model-cells", "50", "3", "3");
        key("previews.max-model-rows", "5", "3", "3");
        key("retention.archived", "PT720H", "1d", "PT24H");
        key("retention.effects", "PT720H", "1d", "PT24H");
        key("retention.events", "PT168H", "1d", "PT24H");
        key("quota.max-bytes", "53687091200B", "1MB", "1048576B");
        key("seed-data.max-file", "209715200B", "1MB", "1048576B");
        key("seed-data.max-files", "200", "3", "3");
        key("seed-data.patience", "PT1M", "1s", "PT1S");
        key("s3.access-key", "null", "a", "a");
        key("s3.bucket", "null", "b", "b");
        key("s3.copies", "10737418240B", "1MB", "1048576B");
        key("s3.endpoint", "null", "http://s3", "http://s3");
        key("s3.prefix", "", "p/", "p/");
        key("s3.region", "us-east-1", "eu-central-1", "eu-central-1");
        key("s3.secret-key", "null", "k", "***");
        key("retention.results", "null", "90d", "PT2160H");
        key("retention.sweep", "PT1H", "1m", "PT1M");
    }

    private static void key(String name, String otherwise, String set, String read) {
        DEFAULTS.put("datawright.bridge." + name, otherwise);
        SET.put("datawright.bridge." + name, set);
        OTHERS.put("datawright.bridge." + name, read);
    }

    @Test
    void hasTheseDefaults() throws ReflectiveOperationException {
        assertThat(bound(NEEDED)).isEqualTo(DEFAULTS);
    }

    @Test
    void takesEveryKey() throws ReflectiveOperationException {
        assertThat(bound(SET)).isEqualTo(OTHERS);
    }

    @Test
    void refusesAFolderThatIsNotTold() {
        Map<String, String> values = new LinkedHashMap<>(NEEDED);
        values.put("datawright.bridge.file-store", "null");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> bound(values))
                .rootCause()
                .hasMessageContaining("datawright.bridge.file-store (null) must be the whole path of a folder");
    }

    /// All records of the service bound to the values, as one map of keys.
    private static Map<String, String> bound(Map<String, String> values) throws ReflectiveOperationException {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Binder binder = new Binder(
                List.of(new MapConfigurationPropertySource(values)),
                null,
                ApplicationConversionService.getSharedInstance());
        Map<String, String> found = new TreeMap<>();
        for (var candidate : scanner.findCandidateComponents("dev.datawright.bridge")) {
            Class<?> type = Class.forName(candidate.getBeanClassName());
            String prefix = type.getAnnotation(ConfigurationProperties.class).value();
            collect(prefix, binder.bindOrCreate(prefix, Bindable.of(type)), found);
        }
        return found;
    }

    private static void collect(String prefix, Object values, Map<String, String> found)
            throws ReflectiveOperationException {
        for (RecordComponent component : values.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(values);
            String key = prefix + "."
                    + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
            boolean group = value != null
                    && value.getClass().isRecord()
                    && !value.getClass().getSimpleName().equals("Secret");
            if (group) {
                collect(key, Objects.requireNonNull(value), found);
            } else {
                found.put(key, String.valueOf(value));
            }
        }
    }
}
