package dev.datawright.agent.chat;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How event streams are shared among people.
///
/// @param perPerson most streams that one person may have open in one process
@Validated
@ConfigurationProperties("datawright.agent.streams")
record StreamProperties(
        @DefaultValue("50") @Min(1) @Max(100_000) int perPerson) {}
