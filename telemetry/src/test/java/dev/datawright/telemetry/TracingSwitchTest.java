package dev.datawright.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class TracingSwitchTest {

    private static final String TRACING = "OpenTelemetryTracingAutoConfiguration";
    private static final Map<String, Object> COLLECTOR =
            Map.of(TracingSwitch.ENDPOINT, "http://collector:4318/v1/traces");

    @Test
    void leavesTracingOutWithoutACollector() {
        StandardEnvironment environment = switched(Map.of());

        assertThat(environment.getProperty("spring.autoconfigure.exclude")).contains(TRACING);
        assertThat(environment.getProperty("management.tracing.export.enabled")).isEqualTo("false");
        assertThat(switched(Map.of(TracingSwitch.ENDPOINT, " ")).getProperty("management.tracing.export.enabled"))
                .isEqualTo("false");
    }

    @Test
    void tracesEverythingToACollector() {
        StandardEnvironment environment = switched(COLLECTOR);

        assertThat(environment.getProperty("spring.autoconfigure.exclude")).doesNotContain(TRACING);
        assertThat(environment.getProperty("management.tracing.export.enabled")).isNull();
        assertThat(environment.getProperty("management.tracing.sampling.probability"))
                .isEqualTo("1.0");
    }

    @Test
    void leavesWhatAnOperatorSet() {
        StandardEnvironment environment = switched(Map.of(
                TracingSwitch.ENDPOINT,
                "http://collector:4318/v1/traces",
                "management.tracing.sampling.probability",
                "0.1"));

        assertThat(environment.getProperty("management.tracing.sampling.probability"))
                .isEqualTo("0.1");
    }

    @Test
    void isOffWhereTheStandardVariablesSaySo() {
        for (String off : new String[] {
            "management.opentelemetry.enabled",
            "management.tracing.export.enabled",
            "management.tracing.export.otlp.enabled"
        }) {
            StandardEnvironment environment =
                    switched(Map.of(TracingSwitch.ENDPOINT, "http://collector:4318/v1/traces", off, "false"));
            assertThat(environment.getProperty("spring.autoconfigure.exclude"))
                    .as(off)
                    .contains(TRACING);
        }
    }

    @Test
    void makesNothingOfAStepWithoutATracer() {
        Traces none = Traces.none();

        assertThat(none.areOn()).isFalse();
        assertThat(none.here()).isNull();
        assertThat(none.begin(Step.Kind.CALL, "a", "00-11-22-01")).isSameAs(Step.NONE);
        Runnable work = () -> {};
        assertThat(none.carried(work)).isSameAs(work);
    }

    private static StandardEnvironment switched(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", settings));
        new TracingSwitch().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
