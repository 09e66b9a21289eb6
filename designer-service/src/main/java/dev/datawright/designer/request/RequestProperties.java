package dev.datawright.designer.request;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// @param maxBody largest request body that is read
@Validated
@ConfigurationProperties("datawright.designer.request")
record RequestProperties(@NotNull @DefaultValue("8MB") DataSize maxBody) {}
