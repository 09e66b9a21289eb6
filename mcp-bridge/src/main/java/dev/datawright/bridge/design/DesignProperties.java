package dev.datawright.bridge.design;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param modelRoles names of models at the gateway that a column may ask
/// @param maxColumns columns of one design
@ConfigurationProperties("datawright.bridge.designs")
record DesignProperties(
        @DefaultValue("writer") List<String> modelRoles,
        @DefaultValue("500") int maxColumns) {}
