package dev.datawright.agent;

import dev.datawright.contract.json.WireJson;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Starts agent-service.
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class AgentApplication {

    public static void main(String[] args) {
        SpringApplication.run(AgentApplication.class, args);
    }

    @Bean
    JsonMapperBuilderCustomizer wireDialect() {
        return WireJson::configure;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
