package dev.datawright.designer.former;

import dev.datawright.contract.design.ModelRoles;
import dev.datawright.designer.generation.GatewayProperties;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Which models there are: one gateway, and the roles that write.
@RestController
class SettingsController {

    /// The former API has no models of embeddings.
    private static final List<String> ROLES = List.of(ModelRoles.WRITER, ModelRoles.CODER, ModelRoles.JUDGE);

    private final Settings settings;

    SettingsController(GatewayProperties gateway) {
        this.settings = new Settings(
                new Defaults(
                        ROLES.stream()
                                .map(role -> new Model(role, role, gateway.provider()))
                                .toList(),
                        gateway.provider()),
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
