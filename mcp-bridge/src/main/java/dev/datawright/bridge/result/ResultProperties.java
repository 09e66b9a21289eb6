package dev.datawright.bridge.result;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param fileStore folder of the results
@ConfigurationProperties("datawright.bridge")
@Validated
record ResultProperties(
        @NotNull Path fileStore, @NotNull @Valid Links links) {

    ResultProperties {
        // A folder that depends on where the process was started is lost with the next start elsewhere, and a value
        // that somebody forgot arrives here as the word "null".
        if (fileStore != null && !fileStore.isAbsolute()) {
            throw new IllegalArgumentException("datawright.bridge.file-store (" + fileStore
                    + ") must be the whole path of a folder, such as /var/lib/datawright/files");
        }
    }

    /// @param secret signs the links; the same on every replica
    record Links(
            @NotBlank String secret, @DefaultValue("10m") Duration ttl) {
        @Override
        public String toString() {
            return "Links[secret=***, ttl=" + ttl + "]";
        }
    }
}
