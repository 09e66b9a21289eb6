package dev.datawright.designer.access;

import dev.datawright.designer.secret.Secret;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param apiKey what callers send as `Authorization: Bearer`
@Validated
@ConfigurationProperties("datawright.designer")
record AccessProperties(@NotNull Secret apiKey) {}
