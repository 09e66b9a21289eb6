package dev.datawright.bridge.files;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// @param fileStore folder of the files; with a bucket, of what is being worked on and of copies
@ConfigurationProperties("datawright.bridge")
@Validated
record FilesProperties(
        @NotNull Path fileStore, @DefaultValue S3 s3) {

    FilesProperties {
        // A folder that depends on where the process was started is lost with the next start elsewhere, and a value
        // that somebody forgot arrives here as the word "null".
        if (fileStore != null && !fileStore.isAbsolute()) {
            throw new IllegalArgumentException("datawright.bridge.file-store (" + fileStore
                    + ") must be the whole path of a folder, such as /var/lib/datawright/files");
        }
    }

    /// @param bucket holds the files instead of the folder when given; it is there already
    /// @param endpoint of a server that is not Amazon's; buckets are then part of its paths
    /// @param prefix before every key, such as `datawright/`
    /// @param accessKey with the secret key; without them the SDK finds credentials where it always does
    /// @param copies most bytes of files that are kept on this machine for reading
    record S3(
            @Nullable String bucket,
            @Nullable URI endpoint,
            @DefaultValue("us-east-1") String region,
            @DefaultValue("") String prefix,
            @Nullable String accessKey,
            @Nullable Secret secretKey,
            @DefaultValue("10GB") DataSize copies) {}

    /// A value that does not show itself; public for the converter that makes it of text.
    public record Secret(String value) {
        @Override
        public String toString() {
            return "***";
        }
    }
}
