package dev.datawright.designer.result;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param fileStore folder that all instances of the service share
@Validated
@ConfigurationProperties("datawright.designer")
record FileStoreProperties(@NotNull Path fileStore) {}
