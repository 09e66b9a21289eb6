package dev.datawright.designer.preview;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param maxRows most rows of one preview
/// @param timeout longest time for one preview, model calls included
/// @param parallel previews that run at the same time; more wait their turn
@Validated
@ConfigurationProperties("datawright.designer.preview")
public record PreviewProperties(
        @Min(1) @Max(1000) @DefaultValue("50") int maxRows,
        @NotNull @DefaultValue("2m") Duration timeout,
        @Min(1) @DefaultValue("4") int parallel) {}
