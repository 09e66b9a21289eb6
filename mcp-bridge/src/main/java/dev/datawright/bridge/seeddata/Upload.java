package dev.datawright.bridge.seeddata;

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
import org.springframework.util.unit.DataSize;

/// A body that has become a file.
record Upload(long bytes, String sha256) {

    private static final int BUFFER = 1 << 16;

    static Upload save(InputStream body, Path file, DataSize max) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
        long bytes = 0;
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes += read;
                if (bytes > max.toBytes()) {
                    throw tooLarge(max);
                }
                out.write(buffer, 0, read);
            }
        }
        return new Upload(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    static BridgeFailure tooLarge(DataSize max) {
        return new BridgeFailure(
                ProblemType.TOO_LARGE,
                "The file is larger than the " + max.toMegabytes()
                        + " MB that are taken. Bring fewer rows or columns, or Parquet, which takes less room.");
    }
}
