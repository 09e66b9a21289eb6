package dev.datawright.bridge.upstream;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Streams to files with a limit, and with proof that they are whole.
final class Downloads {

    private static final int BUFFER = 1 << 16;

    private Downloads() {}

    /// Writes all of the stream; refuses more than `max` bytes, or another digest than the one told.
    static void save(InputStream body, Path file, long max, @Nullable String sha256) throws IOException {
        MessageDigest digest = digest();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            byte[] buffer = new byte[BUFFER];
            long total = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                total += read;
                if (total > max) {
                    throw new BridgeFailure(
                            ProblemType.UPSTREAM_FAILED,
                            "Data Designer sent more than the " + max + " bytes that are taken for "
                                    + file.getFileName() + ".");
                }
                out.write(buffer, 0, read);
            }
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (sha256 != null && !sha256.equalsIgnoreCase(found)) {
            throw new BridgeFailure(
                    ProblemType.UPSTREAM_FAILED,
                    "The file " + file.getFileName() + " came with the SHA-256 " + found + " and was announced with "
                            + sha256 + ".");
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
