package dev.datawright.launcher.gateway;

import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The forms that LiteLLM's config is rendered in.
public enum Variant {
    /// No database: one master key, budgets counted by each process for itself.
    PLAIN,
    /// With PostgreSQL: virtual keys and spend that outlive the process. For compose, which mounts the file.
    DATABASE,
    /// The one with a database as values of LiteLLM's Helm chart.
    HELM;

    /// Refused with the names that there are.
    public static Variant of(String name) {
        return Arrays.stream(values())
                .filter(variant -> variant.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.BAD_REQUEST,
                        "There is no variant '" + name + "'. There are: "
                                + Arrays.stream(values()).map(Variant::toString).collect(Collectors.joining(", "))
                                + "."));
    }

    /// As people write it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
