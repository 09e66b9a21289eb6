package dev.datawright.launcher.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rendered files that are checked in, so that a deployment needs nothing but a checkout.
public final class RenderedFiles {

    private static final Path FOLDER = Path.of("gateway-config", "rendered");

    private RenderedFiles() {}

    /// Every provider in every variant, by the file's place in the checkout.
    static Map<Path, String> of(GatewaySource source) {
        Map<Path, String> files = new LinkedHashMap<>();
        for (String name : source.providers()) {
            GatewayConfig config = new GatewayConfig(source, source.provider(name), Map.of());
            for (Variant variant : Variant.values()) {
                files.put(FOLDER.resolve(name + "." + variant.ending()), config.render(variant));
            }
        }
        return files;
    }

    /// Writes them, and returns their places.
    public static List<Path> write(GatewaySource source, Path checkout) throws IOException {
        Files.createDirectories(checkout.resolve(FOLDER));
        Map<Path, String> files = of(source);
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Files.writeString(checkout.resolve(file.getKey()), file.getValue());
        }
        return List.copyOf(files.keySet());
    }
}
