package dev.datawright.bridge.seeddata;

import dev.datawright.contract.design.SeedSource;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A seed source that names a file brought to this service.
record SeedReference(UUID id, String file) {

    private static final Pattern OURS = Pattern.compile(
            "(?:[^/#]*/)?seed-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})#(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// Empty for a fileset of somebody else's, which only the backend knows.
    static Optional<SeedReference> of(SeedSource source) {
        return switch (source) {
            case SeedSource.Fileset(String path) -> {
                Matcher matcher = OURS.matcher(
                        path.replace("%2D", "-").replace("%2d", "-").strip());
                yield matcher.matches()
                        ? Optional.of(new SeedReference(UUID.fromString(matcher.group(1)), matcher.group(2)))
                        : Optional.empty();
            }
        };
    }
}
