package dev.datawright.bridge.upstream;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.problem.ProblemType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// The inside of a gzip stream, up to so many times the bytes it is packed in: Parquet is packed already, so a stream
/// that swells is no result.
final class Unpacked extends FilterInputStream {

    private static final long RATIO = 200;

    /// Small archives may hold much emptiness.
    private static final long ALWAYS = 64 << 20;

    private final Counted packed;
    private long unpacked;

    private Unpacked(Counted packed) throws IOException {
        super(new GZIPInputStream(packed, 1 << 16));
        this.packed = packed;
    }

    static InputStream of(InputStream packed) throws IOException {
        return new Unpacked(new Counted(packed));
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    private void count(long bytes) {
        unpacked += bytes;
        if (unpacked > ALWAYS && unpacked / RATIO > packed.read) {
            throw new BridgeFailure(
                    ProblemType.UPSTREAM_FAILED,
                    "The result of the job cannot be taken: it unpacks to more than " + RATIO + " times its size.");
        }
    }

    private static final class Counted extends FilterInputStream {
        private long read;

        Counted(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            read += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            read += Math.max(0, count);
            return count;
        }
    }
}
