package dev.datawright.bridge.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// @param maxRequestSize largest body that is taken
@ConfigurationProperties("datawright.bridge")
record SecurityProperties(@DefaultValue("4MB") DataSize maxRequestSize) {}
