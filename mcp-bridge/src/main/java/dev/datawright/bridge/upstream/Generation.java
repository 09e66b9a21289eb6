package dev.datawright.bridge.upstream;

import dev.datawright.contract.job.Capabilities;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which backend answers: asked by a probe that only our own knows, and that NeMo Platform answers with 404.
@Component
class Generation {

    /// A backend that was replaced is noticed after this long.
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final PlatformClient client;
    private final UpstreamProperties.Gateway gateway;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Known known;

    private record Known(Capabilities capabilities, Instant until) {}

    Generation(PlatformClient client, UpstreamProperties properties, Clock clock) {
        this.client = client;
        this.gateway = properties.gateway();
        this.clock = clock;
    }

    Capabilities capabilities() {
        Known before = known;
        if (before != null && clock.instant().isBefore(before.until())) {
            return before.capabilities();
        }
        lock.lock();
        try {
            Known meanwhile = known;
            if (meanwhile != null && clock.instant().isBefore(meanwhile.until())) {
                return meanwhile.capabilities();
            }
            Capabilities found = client.capabilities().orElseGet(this::nemoPlatform);
            known = new Known(found, clock.instant().plus(FRESH));
            return found;
        } finally {
            lock.unlock();
        }
    }

    private Capabilities nemoPlatform() {
        return new Capabilities("nemo-platform", false, 10, false, false, false, false, false, gateway.billed());
    }
}
