package dev.datawright.designer.generation;

import dev.datawright.designer.secret.Secret;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The model gateway, the only place that model columns are asked at.
///
/// @param url ends in `/v1`
/// @param provider the name by which a model config means it
/// @param costsMoney whether its models have a price; false for the offline model
@Validated
@ConfigurationProperties("datawright.designer.gateway")
public record GatewayProperties(
        @NotNull URI url,
        @NotNull Secret apiKey,
        @NotNull @DefaultValue("default/gateway") String provider,
        @DefaultValue("true") boolean costsMoney) {}
