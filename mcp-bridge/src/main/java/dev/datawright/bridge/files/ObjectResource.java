package dev.datawright.bridge.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;

/// An object of a bucket. What is skipped before the first byte is read is never fetched, so a range costs its length.
final class ObjectResource extends AbstractResource {

    private final String key;
    private final long length;
    private final LongFunction<? extends InputStream> from;

    /// @param from opens the object at a place
    ObjectResource(String key, long length, LongFunction<? extends InputStream> from) {
        this.key = key;
        this.length = length;
        this.from = from;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public String getDescription() {
        return "object " + key;
    }

    @Override
    public InputStream getInputStream() {
        return new Lazy();
    }

    private final class Lazy extends InputStream {
        private long position;
        private @Nullable InputStream open;

        @Override
        public long skip(long bytes) throws IOException {
            if (open != null) {
                return open.skip(bytes);
            }
            long skipped = Math.clamp(bytes, 0, length - position);
            position += skipped;
            return skipped;
        }

        @Override
        public int read() throws IOException {
            return stream().read();
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            return stream().read(buffer, offset, count);
        }

        private InputStream stream() {
            InputStream known = open;
            if (known == null) {
                known = position >= length ? InputStream.nullInputStream() : from.apply(position);
                open = known;
            }
            return known;
        }

        @Override
        public void close() throws IOException {
            if (open instanceof software.amazon.awssdk.core.ResponseInputStream<?> response) {
                // Closing would read what is left of the object first.
                response.abort();
            } else if (open != null) {
                open.close();
            }
        }
    }
}
