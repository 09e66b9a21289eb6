package dev.datawright.offline.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OfflinePropertiesTest {

    @Test
    void asksNobodyForAKeyAndPausesShortlyByDefault() {
        OfflineProperties properties = bind(Map.of());
        assertThat(properties.apiKey()).isNull();
        assertThat(properties.chunkDelay()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void takesEveryKey() {
        OfflineProperties properties =
                bind(Map.of("datawright.offline.api-key", "k", "datawright.offline.chunk-delay", "3s"));
        assertThat(properties.apiKey()).isEqualTo(new ApiKey("k"));
        assertThat(properties.chunkDelay()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void neverPrintsTheKey() {
        assertThat(bind(Map.of("datawright.offline.api-key", "very secret")).toString())
                .doesNotContain("very secret");
    }

    @Test
    void refusesAPauseThatIsNoTime() {
        assertThatThrownBy(() -> bind(Map.of("datawright.offline.chunk-delay", "soon")))
                .isInstanceOf(BindException.class);
    }

    private static OfflineProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("datawright.offline", OfflineProperties.class);
    }
}
