package dev.datawright.bridge.upstream;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.job.Capabilities;
import dev.datawright.contract.problem.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which backend answers, as configured or as found: a probe that only our own knows is answered by NVIDIA's with 404,
/// and of their two generations one has jobs to list.
@Component
class Generation {

    static final String MICROSERVICES = "nemo-microservices";

    private static final String PLATFORM = "nemo-platform";

    /// A backend that was replaced is noticed after this long.
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final PlatformClient platform;
    private final MicroservicesClient microservices;
    private final UpstreamProperties properties;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Known known;

    private record Known(Capabilities capabilities, Instant until) {}

    Generation(PlatformClient platform, MicroservicesClient microservices, UpstreamProperties properties, Clock clock) {
        this.platform = platform;
        this.microservices = microservices;
        this.properties = properties;
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
            Capabilities found = find();
            known = new Known(found, clock.instant().plus(FRESH));
            return found;
        } finally {
            lock.unlock();
        }
    }

    /// The client that speaks as the backend does.
    Backend backend() {
        return capabilities().backend().equals(MICROSERVICES) ? microservices : platform;
    }

    private Capabilities find() {
        return switch (properties.dataDesigner().api()) {
            case AUTO ->
                platform.capabilities()
                        .or(this::foundPlatform)
                        .or(this::foundMicroservices)
                        .orElseThrow(this::nobody);
            case NEMO_PLATFORM -> platform.capabilities().orElseGet(() -> nvidia(PLATFORM));
            case NEMO_MICROSERVICES -> nvidia(MICROSERVICES);
        };
    }

    private Optional<Capabilities> foundPlatform() {
        return platform.isThere() ? Optional.of(nvidia(PLATFORM)) : Optional.empty();
    }

    private Optional<Capabilities> foundMicroservices() {
        return microservices.isThere() ? Optional.of(nvidia(MICROSERVICES)) : Optional.empty();
    }

    private BridgeFailure nobody() {
        return new BridgeFailure(
                ProblemType.UPSTREAM_FAILED,
                "At " + properties.dataDesigner().url() + " answers no Data Designer, neither NeMo Platform's nor NeMo"
                        + " Microservices': check datawright.bridge.data-designer.url and .workspace.");
    }

    private Capabilities nvidia(String backend) {
        boolean billed = properties.gateway().billed();
        return new Capabilities(backend, false, 10, false, false, false, false, false, billed);
    }
}
