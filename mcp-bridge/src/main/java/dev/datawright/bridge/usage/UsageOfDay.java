package dev.datawright.bridge.usage;

import java.time.LocalDate;
import java.util.List;

/// What was used on one day, altogether and by model.
public record UsageOfDay(LocalDate day, UsageSums sums, List<UsageOfModel> models) {
    public UsageOfDay {
        models = List.copyOf(models);
    }
}
