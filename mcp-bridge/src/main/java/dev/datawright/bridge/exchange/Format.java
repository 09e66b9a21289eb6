package dev.datawright.bridge.exchange;

import dev.datawright.bridge.problem.BridgeFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a design is written down.
enum Format {
    YAML("yaml", "application/yaml"),
    JSON("json", "application/json"),
    PYTHON("py", "text/x-python");

    private final String suffix;
    private final String mediaType;

    Format(String suffix, String mediaType) {
        this.suffix = suffix;
        this.mediaType = mediaType;
    }

    static Format parse(@Nullable String name) {
        String wanted = name == null ? "yaml" : name.strip().toLowerCase(Locale.ROOT);
        List<String> names = Arrays.stream(values()).map(Format::wireName).toList();
        return Arrays.stream(values())
                .filter(format -> format.wireName().equals(wanted))
                .findFirst()
                .orElseThrow(() -> BridgeFailure.invalid(
                        "format", "unknown-format", "there is no format '" + wanted + "'", "there are " + names));
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String suffix() {
        return suffix;
    }

    String mediaType() {
        return mediaType;
    }
}
