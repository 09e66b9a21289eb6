package dev.datawright.endtoend.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A download that stops to wait in the middle, and goes on from there after the line was cut.
///
/// The JDK's older client reads no further ahead than the socket's buffer, so the rest of the file is still to be sent.
final class SlowDownload implements AutoCloseable {

    private static final int TIME_OUT = 60_000;

    private final URI suite;
    private final MessageDigest digest = sha256Digest();
    private InputStream content;
    private @Nullable String tag;
    private long bytes;

    private SlowDownload(URI suite, String path) {
        this.suite = suite;
        this.content = open(path);
    }

    /// @param path the signed link
    static SlowDownload start(URI suite, String path) {
        return new SlowDownload(suite, path);
    }

    void reads(long atLeast) {
        byte[] buffer = new byte[8192];
        try {
            while (bytes < atLeast) {
                int read = content.read(buffer);
                if (read < 0) {
                    throw new AssertionError("The file ended after %d bytes".formatted(bytes));
                }
                take(buffer, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// False when the line was cut before the end.
    boolean readsToTheEnd() {
        byte[] buffer = new byte[1 << 16];
        try {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                take(buffer, read);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Asks for the rest, if the file is still the same.
    void resumes(String path) {
        close();
        content = open(path);
    }

    long bytes() {
        return bytes;
    }

    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException _) {
            // The line is gone already.
        }
    }

    private InputStream open(String path) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) suite.resolve(path).toURL().openConnection();
            connection.setConnectTimeout(TIME_OUT);
            connection.setReadTimeout(TIME_OUT);
            if (bytes > 0) {
                connection.setRequestProperty("Range", "bytes=%d-".formatted(bytes));
                connection.setRequestProperty("If-Range", tag);
            }
            int wanted = bytes > 0 ? 206 : 200;
            if (connection.getResponseCode() != wanted) {
                throw new AssertionError(
                        "GET %s: %d instead of %d".formatted(path, connection.getResponseCode(), wanted));
            }
            tag = connection.getHeaderField("ETag");
            return connection.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(byte[] buffer, int read) {
        digest.update(buffer, 0, read);
        bytes += read;
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
