package dev.datawright.ui.backend;

import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BackendConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PREVIEW_PATIENCE = Duration.ofSeconds(120);

    @Bean
    OkHttpClient okHttpClient() {
        return new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(3))
                .readTimeout(PATIENCE)
                .callTimeout(PATIENCE)
                .followRedirects(false)
                .build();
    }

    @Bean
    AgentClient agentClient(OkHttpClient client, BackendProperties properties) {
        return new AgentClient(http(client, Service.AGENT, properties.agentUrl(), properties));
    }

    @Bean
    BridgeClient bridgeClient(OkHttpClient client, BackendProperties properties) {
        OkHttpClient patient = client.newBuilder()
                .readTimeout(PREVIEW_PATIENCE)
                .callTimeout(PREVIEW_PATIENCE)
                .build();
        return new BridgeClient(
                http(client, Service.BRIDGE, properties.bridgeUrl(), properties),
                http(patient, Service.BRIDGE, properties.bridgeUrl(), properties));
    }

    private static Http http(OkHttpClient client, Service service, URI url, BackendProperties properties) {
        return new Http(client, service, service.base(url), new PersonToken(properties.tokenFile()));
    }
}
