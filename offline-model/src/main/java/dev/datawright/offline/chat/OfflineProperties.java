package dev.datawright.offline.chat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param apiKey what callers must send as bearer; nobody is asked when it is absent
/// @param chunkDelay pause between two chunks of a stream, so that a person sees it coming
@ConfigurationProperties("datawright.offline")
record OfflineProperties(
        @Nullable ApiKey apiKey, @DefaultValue("10ms") Duration chunkDelay) {}
