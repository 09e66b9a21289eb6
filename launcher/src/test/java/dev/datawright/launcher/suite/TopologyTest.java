package dev.datawright.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.launcher.app.App;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.home.LocalSecrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopologyTest {

    private static final Home HOME = new Home(Path.of("/home/person/.datawright"));
    private static final LocalSecrets SECRETS = new LocalSecrets("designer", "offline", "gateway", "links", "aa");
    private static final Path KEY = HOME.keys().resolve("public.pem");

    private static Topology topology(Backends backends) throws IOException {
        return new Topology(HOME, SECRETS, backends, KEY);
    }

    @Test
    void writesSpringsNamesAsVariables() {
        assertThat(Settings.variable("spring.security.oauth2.resourceserver.jwt.public-key-location"))
                .isEqualTo("SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLICKEYLOCATION");
    }

    @Test
    void pointsTheEmbeddedServicesAtEachOther() throws IOException {
        Topology topology = topology(Backends.EMBEDDED);
        assertThat(topology.apps()).containsExactlyInAnyOrder(App.values());
        String bridge = "http://127.0.0.1:" + topology.port(App.MCP_BRIDGE);
        assertThat(topology.environment(App.AGENT_SERVICE))
                .containsEntry("SERVER_ADDRESS", "127.0.0.1")
                .containsEntry("SERVER_PORT", Integer.toString(topology.port(App.AGENT_SERVICE)))
                .containsEntry(
                        "DATAWRIGHT_AGENT_GATEWAY_URL", "http://127.0.0.1:" + topology.port(App.OFFLINE_MODEL) + "/v1")
                .containsEntry("DATAWRIGHT_AGENT_GATEWAY_APIKEY", "offline")
                .containsEntry("DATAWRIGHT_AGENT_GATEWAY_MODEL", "designer")
                .containsEntry("DATAWRIGHT_AGENT_BRIDGE_URL", bridge)
                .containsEntry("DATAWRIGHT_AGENT_USERTOKENFILE", "/home/person/.datawright/run/agent.token")
                .containsEntry(
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_PUBLICKEYLOCATION",
                        "file:///home/person/.datawright/keys/public.pem")
                .containsEntry(
                        "SPRING_DATASOURCE_URL",
                        "jdbc:postgresql://127.0.0.1:" + topology.databasePort() + "/datawright");
        assertThat(topology.environment(App.MCP_BRIDGE))
                .containsEntry(
                        "DATAWRIGHT_BRIDGE_DATADESIGNER_URL", "http://127.0.0.1:" + topology.port(App.DESIGNER_SERVICE))
                .containsEntry("DATAWRIGHT_BRIDGE_DATADESIGNER_APIKEY", "designer")
                .containsEntry("DATAWRIGHT_BRIDGE_LINKS_SECRET", "links");
        assertThat(topology.environment(App.UI_SERVICE)).containsEntry("DATAWRIGHT_UI_BRIDGEURL", bridge);
    }

    @Test
    void startsNoStandInForARealBackend() throws IOException {
        Topology topology =
                topology(new Backends("http://gateway:4000/", "key", "big", null, "http://nemo:8080/", null));
        assertThat(topology.apps()).containsExactlyInAnyOrder(App.UI_SERVICE, App.MCP_BRIDGE, App.AGENT_SERVICE);
        Map<String, String> bridge = topology.environment(App.MCP_BRIDGE);
        assertThat(bridge)
                .containsEntry("DATAWRIGHT_BRIDGE_DATADESIGNER_URL", "http://nemo:8080")
                .containsEntry("DATAWRIGHT_BRIDGE_GATEWAY_URL", "http://gateway:4000/v1")
                .containsEntry("DATAWRIGHT_BRIDGE_GATEWAY_APIKEY", "key");
        assertThat(topology.environment(App.AGENT_SERVICE)).containsEntry("DATAWRIGHT_AGENT_GATEWAY_MODEL", "big");
    }

    @Test
    void pointsEverybodyAtTheLiteLlmThatItStarts() throws IOException {
        Topology topology = topology(new Backends(null, null, "designer", "openai", null, null));
        String url = "http://127.0.0.1:" + topology.gatewayPort() + "/v1";

        assertThat(topology.apps()).doesNotContain(App.OFFLINE_MODEL);
        assertThat(topology.realGatewayUrl()).isEqualTo(url);
        assertThat(topology.environment(App.AGENT_SERVICE))
                .containsEntry("DATAWRIGHT_AGENT_GATEWAY_URL", url)
                .containsEntry("DATAWRIGHT_AGENT_GATEWAY_APIKEY", "sk-gateway");
        assertThat(topology.environment(App.DESIGNER_SERVICE))
                .containsEntry("DATAWRIGHT_DESIGNER_GATEWAY_URL", url)
                .containsEntry("DATAWRIGHT_DESIGNER_GATEWAY_COSTSMONEY", "true");
        assertThat(Suite.processes(new Backends(null, null, "designer", "openai", null, null)))
                .contains("litellm")
                .doesNotContain("offline-model");
    }

    @Test
    void saysWhatIsWrongWithABackend() {
        assertThatThrownBy(() -> new Backends("gateway:4000", "key", "designer", null, null, null))
                .hasMessage(
                        "--gateway-url 'gateway:4000' is not an address. Give one such as https://gateway.example.com/v1");
        assertThatThrownBy(() -> new Backends("http://gateway:4000", "key", "designer", "openai", null, null))
                .hasMessage(
                        "--gateway litellm starts a gateway and --gateway-url names one that runs: give one of them.");
        assertThatThrownBy(() -> new Backends("http://gateway:4000", null, "designer", null, null, null))
                .hasMessage(
                        "--gateway-url needs a key: --gateway-key KEY, or DATAWRIGHT_GATEWAY_KEY in the environment,"
                                + " which keeps it out of the process list.");
    }

    @Test
    void showsNoKey() {
        assertThat(new Backends("http://gateway/v1", "sk-secret", "designer", null, null, "dd-secret").toString())
                .doesNotContain("secret");
    }
}
