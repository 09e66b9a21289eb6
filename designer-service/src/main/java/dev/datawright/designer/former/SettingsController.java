package dev.datawright.designer.former;

import dev.datawright.designer.generation.GatewayProperties;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Which models there are: one gateway, and the role that writes texts.
@RestController
class SettingsController {

    private static final String WRITER = "writer";

    private final Settings settings;

    SettingsController(GatewayProperties gateway) {
        this.settings = new Settings(
                new Defaults(List.of(new Model(WRITER, WRITER, gateway.provider())), gateway.provider()),
                List.of(new Provider(gateway.provider(), "openai")));
    }

    @GetMapping("/v1/data-designer/settings")
    Settings settings() {
        return settings;
    }

    record Settings(Defaults defaults, List<Provider> modelProviders) {}

    record Defaults(List<Model> modelConfigs, String modelProvider) {}

    record Model(String alias, String model, String provider) {}

    record Provider(String name, String providerType) {}
}
