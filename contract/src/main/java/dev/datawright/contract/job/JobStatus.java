package dev.datawright.contract.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Data Designer's job states.
public enum JobStatus {
    CREATED,
    PENDING,
    ACTIVE,
    CANCELLING,
    CANCELLED,
    ERROR,
    COMPLETED,
    PAUSED,
    PAUSING,
    RESUMING;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether nothing more happens to the job.
    public boolean isFinal() {
        return this == COMPLETED || this == CANCELLED || this == ERROR;
    }
}
