package dev.datawright.designer.result;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param fileStore folder that all instances of the service share
@Validated
@ConfigurationProperties("datawright.designer")
record FileStoreProperties(@NotNull Path fileStore) {
    FileStoreProperties {
        // A folder that depends on where the process was started is lost with the next start elsewhere, and a value
        // that somebody forgot arrives here as the word "null".
        if (fileStore != null && !fileStore.isAbsolute()) {
            throw new IllegalArgumentException("datawright.designer.file-store (" + fileStore
                    + ") must be the whole path of a folder, such as /var/lib/datawright/files");
        }
    }
}
