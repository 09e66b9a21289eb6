package dev.datawright.designer;

import dev.datawright.contract.json.WireJson;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/// Starts designer-service.
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class DesignerApplication {

    public static void main(String[] args) {
        SpringApplication.run(DesignerApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    JsonMapperBuilderCustomizer wireJson() {
        return WireJson::configure;
    }
}
