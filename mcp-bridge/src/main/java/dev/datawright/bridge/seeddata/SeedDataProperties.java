package dev.datawright.bridge.seeddata;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// @param maxFile largest file that is taken
/// @param maxFiles most that one person has
/// @param patience how long an upload waits while others are being read
@ConfigurationProperties("datawright.bridge.seed-data")
record SeedDataProperties(
        @DefaultValue("200MB") DataSize maxFile,
        @DefaultValue("200") int maxFiles,
        @DefaultValue("60s") Duration patience) {}
