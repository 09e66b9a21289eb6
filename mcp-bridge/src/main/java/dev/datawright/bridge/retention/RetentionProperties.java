package dev.datawright.bridge.retention;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param effects how long an idempotency key is remembered; longer than any caller waits before it tries again
/// @param events how long an event can be read; readers that come later fetch things anew
/// @param archived how long the files of a design's jobs stay after the design was archived
/// @param results how long the files of a job stay after it ended; as long as nobody deletes them when absent
/// @param sweep how often the bridge looks for what has become too old
@ConfigurationProperties("datawright.bridge.retention")
record RetentionProperties(
        @DefaultValue("30d") Duration effects,
        @DefaultValue("7d") Duration events,
        @DefaultValue("30d") Duration archived,
        @Nullable Duration results,
        @DefaultValue("1h") Duration sweep) {}
