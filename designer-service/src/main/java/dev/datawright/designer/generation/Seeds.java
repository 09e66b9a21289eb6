package dev.datawright.designer.generation;

import dev.datawright.designer.request.Refusal;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The number that all values follow from, with config and row.
@Component
public class Seeds {

    /// The largest whole number that every JSON reader keeps exactly.
    private static final long MAX = (1L << 53) - 1;

    private static final int MAX_DRAWN = 999_999;

    private final SecureRandom random = new SecureRandom();

    /// The seed asked for, or a new one that a person can type.
    public long orDrawn(@Nullable Long asked, List<Object> location) {
        if (asked == null) {
            return random.nextInt(MAX_DRAWN) + 1L;
        }
        if (asked < 0 || asked > MAX) {
            throw Refusal.invalid("out_of_range", location, "A seed is a whole number from 0 to " + MAX);
        }
        return asked;
    }
}
