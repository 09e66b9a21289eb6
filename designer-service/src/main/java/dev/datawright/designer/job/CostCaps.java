package dev.datawright.designer.job;

import dev.datawright.designer.request.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a job's model calls may cost.
final class CostCaps {

    private CostCaps() {}

    /// The limit sent, or the operator's where that is smaller or the only one; absent when there is none.
    static @Nullable Double of(@Nullable JsonNode sent, List<Object> location, @Nullable Double most) {
        if (sent == null || sent.isNull()) {
            return most;
        }
        if (!sent.isNumber() || !Double.isFinite(sent.doubleValue()) || sent.doubleValue() <= 0) {
            throw Refusal.invalid("out_of_range", location, "A cost limit is a number of USD greater than 0");
        }
        return most == null ? (Double) sent.doubleValue() : (Double) Math.min(sent.doubleValue(), most);
    }
}
