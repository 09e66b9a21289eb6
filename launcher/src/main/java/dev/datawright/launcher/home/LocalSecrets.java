package dev.datawright.launcher.home;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/// What the processes of this installation prove to each other that they belong together; drawn once and kept.
public record LocalSecrets(
        String designerApiKey, String offlineApiKey, String gatewayKey, String linksSecret, String databasePassword) {

    /// Reads the file; what is missing in it is drawn and added.
    public static LocalSecrets of(Home home) throws IOException {
        Properties kept = read(home.secrets());
        int before = kept.size();
        LocalSecrets secrets = new LocalSecrets(
                keptOrDrawn(kept, "designer-api-key"),
                keptOrDrawn(kept, "offline-api-key"),
                keptOrDrawn(kept, "gateway-key"),
                keptOrDrawn(kept, "links-secret"),
                keptOrDrawn(kept, "database-password"));
        if (kept.size() > before) {
            StringWriter text = new StringWriter();
            kept.store(text, "Secrets of this installation. Keep them to yourself.");
            PrivateFiles.write(home.secrets(), text.toString());
        }
        return secrets;
    }

    private static Properties read(Path file) throws IOException {
        Properties kept = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                kept.load(reader);
            }
        }
        return kept;
    }

    private static String keptOrDrawn(Properties kept, String name) {
        String value = kept.getProperty(name, "");
        if (value.isBlank()) {
            byte[] drawn = new byte[32];
            new SecureRandom().nextBytes(drawn);
            value = HexFormat.of().formatHex(drawn);
            kept.setProperty(name, value);
        }
        return value;
    }

    /// Masked, so that no log line shows one.
    @Override
    public String toString() {
        return "LocalSecrets[***]";
    }
}
