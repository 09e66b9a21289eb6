package dev.datawright.bridge.design;

import dev.datawright.bridge.mcp.Arguments;
import org.jspecify.annotations.Nullable;

/// Numbers of versions among a tool's arguments; one beyond all numbers is a version that is not there.
final class Versions {

    private Versions() {}

    static int of(long version) {
        return Math.toIntExact(Math.clamp(version, 0, Integer.MAX_VALUE));
    }

    static @Nullable Integer optional(Arguments arguments, String name) {
        Long version = arguments.whole(name);
        return version == null ? null : of(version);
    }

    /// The version that the caller saw.
    static @Nullable Integer base(Arguments arguments) {
        return optional(arguments, "base_version");
    }
}
