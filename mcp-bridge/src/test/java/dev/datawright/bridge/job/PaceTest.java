package dev.datawright.bridge.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void looksOftenInTheFirstSecondAndSeldomInTheEnd() {
        Pace pace = new Pace();
        Duration first = Stream.generate(pace::next).limit(8).reduce(Duration.ZERO, Duration::plus);
        assertThat(first).isLessThan(Duration.ofSeconds(1));
        Duration last = Stream.generate(pace::next)
                .limit(100)
                .reduce((before, after) -> after)
                .orElseThrow();
        assertThat(last).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void waitsForABackendThatIsAway() {
        Pace pace = new Pace();
        assertThat(pace.away()).isEqualTo(Duration.ofSeconds(2));
        assertThat(pace.next()).isEqualTo(Duration.ofMillis(250));
    }
}
