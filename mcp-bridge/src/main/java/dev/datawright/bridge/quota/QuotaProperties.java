package dev.datawright.bridge.quota;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// @param maxBytes most bytes that one person's results and seed data take together
@ConfigurationProperties("datawright.bridge.quota")
record QuotaProperties(@DefaultValue("50GB") DataSize maxBytes) {}
