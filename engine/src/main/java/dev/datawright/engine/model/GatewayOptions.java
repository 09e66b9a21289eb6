package dev.datawright.engine.model;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How the model gateway is reached.
///
/// @param url of an OpenAI-compatible API, ending in `/v1`
/// @param apiKey sent as a bearer token; absent for a gateway without keys
/// @param timeout of one call when the model config names none
/// @param retries further attempts after a failure that may pass
/// @param firstPause before the first retry; doubled each time
/// @param longestPause also the most that a server's Retry-After is followed
/// @param longestBusy how long a server may say that it is busy before a cell fails
public record GatewayOptions(
        URI url,
        @Nullable String apiKey,
        Duration timeout,
        int retries,
        Duration firstPause,
        Duration longestPause,
        Duration longestBusy) {
    public GatewayOptions {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(firstPause, "firstPause");
        Objects.requireNonNull(longestPause, "longestPause");
        Objects.requireNonNull(longestBusy, "longestBusy");
        if (retries < 0) {
            throw new IllegalArgumentException("retries is negative");
        }
    }

    /// Two minutes a call, three retries from half a second on, at most half a minute apart; ten minutes for a busy
    /// server.
    public static GatewayOptions of(URI url, @Nullable String apiKey) {
        return new GatewayOptions(
                url,
                apiKey,
                Duration.ofMinutes(2),
                3,
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                Duration.ofMinutes(10));
    }

    /// Without the key.
    @Override
    public String toString() {
        return "GatewayOptions[" + url + "]";
    }
}
