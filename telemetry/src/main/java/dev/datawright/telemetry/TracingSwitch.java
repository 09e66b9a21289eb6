package dev.datawright.telemetry;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/// Leaves tracing out of a service that has nobody to send traces to.
///
/// Spring Boot would make spans all the same, and throw them away. Runs last, when the standard `OTEL_` variables have
/// become properties.
final class TracingSwitch implements EnvironmentPostProcessor, Ordered {

    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final String MICROMETER = "org.springframework.boot.micrometer.tracing.";
    private static final String OPENTELEMETRY = "org.springframework.boot.opentelemetry.autoconfigure.";

    /// Nothing sends log lines: who collects them reads the console, where a line says its trace.
    private static final String LOGS = OPENTELEMETRY + "logging.OpenTelemetryLoggingAutoConfiguration," + OPENTELEMETRY
            + "logging.otlp.OtlpLoggingAutoConfiguration";

    private static final String TRACES = OPENTELEMETRY + "OpenTelemetrySdkAutoConfiguration,"
            + MICROMETER + "autoconfigure.MicrometerTracingAutoConfiguration,"
            + MICROMETER + "autoconfigure.NoopTracerAutoConfiguration,"
            + MICROMETER + "autoconfigure.prometheus.PrometheusExemplarsAutoConfiguration,"
            + MICROMETER + "opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration,"
            + MICROMETER + "opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> settings = new HashMap<>();
        if (isOn(environment)) {
            settings.put("spring.autoconfigure.exclude", LOGS);
        } else {
            settings.put("spring.autoconfigure.exclude", LOGS + "," + TRACES);
            // Or every log line has an empty place for a trace.
            settings.put("management.tracing.export.enabled", false);
        }
        // Every message of a person is worth its trace; one machine's suite makes few.
        settings.put("management.tracing.sampling.probability", 1.0);
        settings.put("management.opentelemetry.tracing.export.otlp.connect-timeout", "2s");
        settings.put("management.opentelemetry.tracing.export.otlp.timeout", "3s");
        settings.put("management.opentelemetry.tracing.export.schedule-delay", "1s");
        environment.getPropertySources().addLast(new MapPropertySource("datawright-tracing", settings));
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    static boolean isOn(Environment environment) {
        return !environment.getProperty(ENDPOINT, "").isBlank()
                && environment.getProperty("management.opentelemetry.enabled", Boolean.class, true)
                && environment.getProperty("management.tracing.export.enabled", Boolean.class, true)
                && environment.getProperty("management.tracing.export.otlp.enabled", Boolean.class, true);
    }
}
