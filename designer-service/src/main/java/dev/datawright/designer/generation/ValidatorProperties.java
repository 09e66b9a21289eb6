package dev.datawright.designer.generation;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param allowedHosts hosts that rows may be sent to for validation, such as `validator.example.com`, with the port
/// where the address has one
@Validated
@ConfigurationProperties("datawright.designer.validators")
record ValidatorProperties(@NotNull @DefaultValue List<String> allowedHosts) {}
