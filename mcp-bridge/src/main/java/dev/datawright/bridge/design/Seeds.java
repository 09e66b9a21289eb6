package dev.datawright.bridge.design;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/// Draws the seed that a person did not give.
@Component
class Seeds {

    /// Short enough to be read out and typed again.
    private static final int LARGEST = 999_999;

    private final RandomGenerator random = new SecureRandom();

    long draw() {
        return random.nextLong(1, LARGEST + 1L);
    }
}
