package dev.datawright.bridge.upstream;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Takes the Parquet parts out of a result's tar.gz.
///
/// Files get names of ours, so nothing a name in the archive says can lead out of the folder.
final class Tarballs {

    private static final int BLOCK = 512;
    private static final int MAX_ENTRIES = 100_000;
    private static final int MAX_NAME = 64 << 10;
    private static final String PARTS = "/parquet-files/";

    private Tarballs() {}

    private record Part(String name, Path file) {}

    /// The parts in the order of their names.
    static List<Path> extractParts(InputStream archive, Path folder, long maxBytes) throws IOException {
        List<Part> parts = new ArrayList<>();
        try (InputStream tar = Unpacked.of(archive)) {
            byte[] header = new byte[BLOCK];
            String longName = null;
            long left = maxBytes;
            for (int entries = 0; tar.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0; entries++) {
                if (entries > MAX_ENTRIES) {
                    throw refused("it holds more than " + MAX_ENTRIES + " files");
                }
                long size = size(header);
                char type = (char) header[156];
                left -= size;
                if (left < 0) {
                    throw refused("it is larger than " + maxBytes + " bytes");
                }
                if (type == 'L' || type == 'x') {
                    if (size > MAX_NAME) {
                        throw refused("a name in it is too long");
                    }
                    String text = new String(tar.readNBytes((int) size), StandardCharsets.UTF_8);
                    longName = type == 'L' ? text.replace("\0", "") : path(text, longName);
                    tar.skipNBytes(padding(size));
                    continue;
                }
                String name = longName == null ? name(header) : longName;
                longName = null;
                boolean file = type == '0' || type == 0;
                if (file && ("/" + name).contains(PARTS) && name.endsWith(".parquet")) {
                    Path target = folder.resolve("part-%05d.parquet".formatted(parts.size()));
                    Downloads.save(new Bounded(tar, size), target, size, null);
                    parts.add(new Part(name, target));
                } else {
                    tar.skipNBytes(size);
                }
                tar.skipNBytes(padding(size));
            }
        } catch (java.util.zip.ZipException e) {
            throw new BridgeFailure(ProblemType.UPSTREAM_FAILED, "The result is no tar.gz archive.", e);
        }
        if (parts.isEmpty()) {
            throw refused("it holds no Parquet files");
        }
        return parts.stream()
                .sorted(Comparator.comparing(Part::name))
                .map(Part::file)
                .toList();
    }

    private static BridgeFailure refused(String why) {
        return new BridgeFailure(ProblemType.UPSTREAM_FAILED, "The result of the job cannot be taken: " + why + ".");
    }

    private static long padding(long size) {
        return (BLOCK - size % BLOCK) % BLOCK;
    }

    private static String name(byte[] header) {
        String name = text(header, 0, 100);
        String prefix = text(header, 345, 155);
        boolean ustar = text(header, 257, 5).equals("ustar");
        return ustar && !prefix.isEmpty() ? prefix + "/" + name : name;
    }

    private static String text(byte[] header, int offset, int length) {
        int end = offset;
        while (end < offset + length && header[end] != 0) {
            end++;
        }
        return new String(header, offset, end - offset, StandardCharsets.UTF_8);
    }

    private static long size(byte[] header) {
        if ((header[124] & 0x80) != 0) {
            long size = 0;
            for (int i = 125; i < 136; i++) {
                size = size << 8 | header[i] & 0xff;
            }
            if (size < 0) {
                throw refused("a size in it is not readable");
            }
            return size;
        }
        try {
            String octal = text(header, 124, 12).strip();
            return octal.isEmpty() ? 0 : Long.parseUnsignedLong(octal, 8);
        } catch (NumberFormatException e) {
            throw refused("a size in it is not readable");
        }
    }

    /// The `path` record of a pax header.
    private static @org.jspecify.annotations.Nullable String path(
            String records, @org.jspecify.annotations.Nullable String otherwise) {
        return records.lines()
                .filter(line -> line.contains(" path="))
                .map(line -> line.substring(line.indexOf(" path=") + 6))
                .findFirst()
                .orElse(otherwise);
    }

    /// The next bytes of a stream that goes on after them.
    private static final class Bounded extends InputStream {
        private final InputStream stream;
        private long left;

        Bounded(InputStream stream, long left) {
            this.stream = stream;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = stream.read(buffer, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new java.io.EOFException("The archive ends inside a file");
            }
            left -= read;
            return read;
        }
    }
}
