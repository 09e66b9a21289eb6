package dev.datawright.offline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts the offline model.
@SpringBootApplication
@ConfigurationPropertiesScan
public class OfflineModelApplication {

    public static void main(String[] args) {
        SpringApplication.run(OfflineModelApplication.class, args);
    }
}
