package dev.datawright.dataset.manifest;

import dev.datawright.contract.designer.ResultManifest;
import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;

/// Manifests as JSON.
public final class Manifests {

    private Manifests() {}

    public static void write(ResultManifest manifest, Path file) throws IOException {
        Files.write(file, WireJson.mapper().writeValueAsBytes(manifest));
    }

    /// @throws IOException also when the file holds no manifest
    public static ResultManifest read(Path file) throws IOException {
        try {
            return WireJson.mapper().readValue(Files.readAllBytes(file), ResultManifest.class);
        } catch (JacksonException e) {
            throw new IOException("There is no manifest in " + file.getFileName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
