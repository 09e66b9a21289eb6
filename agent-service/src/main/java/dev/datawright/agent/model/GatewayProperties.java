package dev.datawright.agent.model;

import dev.datawright.contract.design.ModelRoles;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The model gateway.
///
/// @param url ends in `/v1`
/// @param model the role's name at the gateway
/// @param silence longest wait for the next piece of an answer
/// @param timeout longest wait for a whole answer
@Validated
@ConfigurationProperties("datawright.agent.gateway")
record GatewayProperties(
        @NotNull URI url,
        @NotNull Secret apiKey,
        @DefaultValue(ModelRoles.DESIGNER) String model,
        @DefaultValue("60s") Duration silence,
        @DefaultValue("3m") Duration timeout) {}
