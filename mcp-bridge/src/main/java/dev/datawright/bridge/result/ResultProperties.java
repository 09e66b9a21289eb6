package dev.datawright.bridge.result;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

@ConfigurationProperties("datawright.bridge")
@Validated
record ResultProperties(@NotNull @Valid Links links) {

    /// @param secret signs the links; the same on every replica
    record Links(
            @NotBlank String secret, @DefaultValue("10m") Duration ttl) {
        @Override
        public String toString() {
            return "Links[secret=***, ttl=" + ttl + "]";
        }
    }
}
