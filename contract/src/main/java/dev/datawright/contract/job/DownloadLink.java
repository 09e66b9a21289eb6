package dev.datawright.contract.job;

import java.time.Instant;
import java.util.Objects;

/// A link that needs no token and works for a short while.
///
/// @param path below the suite's one address, such as `/api/bridge/files/{ticket}/tickets.csv`
public record DownloadLink(String path, Instant expiresAt) {
    public DownloadLink {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(expiresAt, "expires_at");
    }
}
