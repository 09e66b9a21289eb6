package dev.datawright.designer.capability;

import dev.datawright.contract.job.Capabilities;
import dev.datawright.designer.generation.GatewayProperties;
import dev.datawright.designer.preview.PreviewProperties;
import dev.datawright.designer.seeddata.SeedData;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CapabilityController {

    private final Capabilities capabilities;

    CapabilityController(PreviewProperties preview, GatewayProperties gateway, SeedData seedData) {
        this.capabilities = new Capabilities(
                "datawright",
                true,
                preview.maxRows(),
                true,
                true,
                true,
                true,
                true,
                gateway.costsMoney(),
                seedData.maxBytes(),
                seedData.maxCells());
    }

    @GetMapping("/apis/data-designer/v2/capabilities")
    Capabilities capabilities() {
        return capabilities;
    }
}
