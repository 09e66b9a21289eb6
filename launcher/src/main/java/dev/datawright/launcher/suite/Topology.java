package dev.datawright.launcher.suite;

import dev.datawright.launcher.app.App;
import dev.datawright.launcher.database.DatabaseService;
import dev.datawright.launcher.edge.Route;
import dev.datawright.launcher.gateway.LiteLlm;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.home.LocalSecrets;
import dev.datawright.launcher.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which services there are, where each listens and what each is told: docs/reference/services.md as code.
final class Topology {

    private final Home home;
    private final LocalSecrets secrets;
    private final Backends backends;
    private final Path publicKey;
    private final Map<App, Integer> ports = new EnumMap<>(App.class);
    private final int databasePort;
    private final int gatewayPort;

    Topology(Home home, LocalSecrets secrets, Backends backends, Path publicKey) throws IOException {
        this.home = home;
        this.secrets = secrets;
        this.backends = backends;
        this.publicKey = publicKey;
        List<App> apps = apps();
        List<Integer> free = Ports.free(apps.size() + 2);
        for (int i = 0; i < apps.size(); i++) {
            ports.put(apps.get(i), free.get(i));
        }
        this.databasePort = free.get(apps.size());
        this.gatewayPort = free.getLast();
    }

    /// In the order of starting: what needs no database first, since that one takes a moment; then what takes longest.
    List<App> apps() {
        return apps(backends);
    }

    static List<App> apps(Backends backends) {
        List<App> apps = new ArrayList<>();
        apps.add(App.UI_SERVICE);
        if (!backends.mayCost()) {
            apps.add(App.OFFLINE_MODEL);
        }
        if (backends.dataDesignerUrl() == null) {
            apps.add(App.DESIGNER_SERVICE);
        }
        apps.add(App.MCP_BRIDGE);
        apps.add(App.AGENT_SERVICE);
        return apps;
    }

    static boolean needsDatabase(App app) {
        return switch (app) {
            case DESIGNER_SERVICE, MCP_BRIDGE, AGENT_SERVICE -> true;
            case UI_SERVICE, OFFLINE_MODEL -> false;
        };
    }

    int port(App app) {
        return Objects.requireNonNull(ports.get(app), () -> app.module() + " is not part of this set-up");
    }

    int databasePort() {
        return databasePort;
    }

    /// Of LiteLLM, when the suite starts one.
    int gatewayPort() {
        return gatewayPort;
    }

    String gatewayMasterKey() {
        return LiteLlm.masterKey(secrets);
    }

    /// The gateway's address, unless it is the offline model.
    @Nullable
    String realGatewayUrl() {
        return backends.gatewayProvider() == null ? backends.gatewayUrl() : "http://127.0.0.1:" + gatewayPort + "/v1";
    }

    List<Route> routes() {
        URI bridge = URI.create(url(App.MCP_BRIDGE));
        return List.of(
                new Route("/api/agent", App.AGENT_SERVICE.module(), URI.create(url(App.AGENT_SERVICE))),
                new Route("/api/bridge", App.MCP_BRIDGE.module(), bridge),
                new Route("/mcp", App.MCP_BRIDGE.module(), bridge),
                new Route("/", App.UI_SERVICE.module(), URI.create(url(App.UI_SERVICE))));
    }

    private String url(App app) {
        return "http://127.0.0.1:" + port(app);
    }

    private String gatewayUrl() {
        String real = realGatewayUrl();
        return real == null ? url(App.OFFLINE_MODEL) + "/v1" : real;
    }

    private String gatewayKey() {
        if (backends.gatewayProvider() != null) {
            return gatewayMasterKey();
        }
        String real = backends.gatewayKey();
        return real == null ? secrets.offlineApiKey() : real;
    }

    private String designerUrl() {
        String real = backends.dataDesignerUrl();
        return real == null ? url(App.DESIGNER_SERVICE) : real;
    }

    /// NVIDIA's platform on one's own machine asks for no key, but its client always sends one.
    private String designerKey() {
        if (backends.dataDesignerUrl() == null) {
            return secrets.designerApiKey();
        }
        return Objects.requireNonNullElse(backends.dataDesignerKey(), "none");
    }

    Map<String, String> environment(App app) {
        Settings settings = new Settings().with("server.address", "127.0.0.1").with("server.port", port(app));
        switch (app) {
            case OFFLINE_MODEL -> settings.with("datawright.offline.api-key", secrets.offlineApiKey());
            case DESIGNER_SERVICE ->
                withDatabase(settings)
                        .with("datawright.designer.api-key", secrets.designerApiKey())
                        .with("datawright.designer.gateway.url", gatewayUrl())
                        .with("datawright.designer.gateway.api-key", gatewayKey())
                        .with("datawright.designer.gateway.costs-money", backends.mayCost())
                        .with("datawright.designer.file-store", home.files().resolve("designer"));
            case MCP_BRIDGE ->
                withTokens(withDatabase(settings))
                        .with("datawright.bridge.data-designer.url", designerUrl())
                        .with("datawright.bridge.data-designer.api-key", designerKey())
                        .with("datawright.bridge.gateway.url", gatewayUrl())
                        .with("datawright.bridge.gateway.api-key", gatewayKey())
                        .with("datawright.bridge.gateway.billed", backends.mayCost())
                        .with("datawright.bridge.file-store", home.files().resolve("bridge"))
                        .with("datawright.bridge.links.secret", secrets.linksSecret());
            case AGENT_SERVICE ->
                withTokens(withDatabase(settings))
                        .with("datawright.agent.gateway.url", gatewayUrl())
                        .with("datawright.agent.gateway.api-key", gatewayKey())
                        .with("datawright.agent.gateway.model", backends.gatewayModel())
                        .with("datawright.agent.bridge.url", url(App.MCP_BRIDGE))
                        .with("datawright.agent.user-token-file", home.agentToken());
            case UI_SERVICE ->
                settings.with("datawright.ui.agent-url", url(App.AGENT_SERVICE))
                        .with("datawright.ui.bridge-url", url(App.MCP_BRIDGE))
                        .with("datawright.ui.token-file", home.personToken());
        }
        return settings.environment();
    }

    private Settings withDatabase(Settings settings) {
        return settings.with("spring.datasource.url", DatabaseService.jdbcUrl(databasePort))
                .with("spring.datasource.username", DatabaseService.user())
                .with("spring.datasource.password", secrets.databasePassword());
    }

    private Settings withTokens(Settings settings) {
        return settings.with("spring.security.oauth2.resourceserver.jwt.public-key-location", publicKey.toUri());
    }
}
