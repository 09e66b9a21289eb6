package dev.datawright.bridge.design;

import dev.datawright.contract.design.ModelRoles;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param modelRoles names of models at the gateway that a column may ask
/// @param maxColumns columns of one design
@ConfigurationProperties("datawright.bridge.designs")
record DesignProperties(
        @DefaultValue({ModelRoles.WRITER, ModelRoles.CODER, ModelRoles.JUDGE, ModelRoles.EMBEDDER})
        List<String> modelRoles,

        @DefaultValue("500") int maxColumns) {}
