package dev.datawright.bridge.upstream;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes the Parquet parts out of a result's tar, compressed or not.
///
/// Files get names of ours, so nothing a name in the archive says can lead out of the folder.
final class Tarballs {

    private static final int BLOCK = 512;
    private static final int MAX_ENTRIES = 100_000;
    private static final int MAX_NAME = 64 << 10;

    private Tarballs() {}

    private record Part(String name, Path file) {}

    /// The parts in the order of their names.
    ///
    /// @param within the name of the folder that they are in, wherever it is
    static List<Path> extractParts(InputStream archive, String within, Path folder, long maxBytes) throws IOException {
        List<Part> parts = new ArrayList<>();
        try (InputStream tar = unpacked(archive)) {
            byte[] header = new byte[BLOCK];
            String longName = null;
            long left = maxBytes;
            for (int entries = 0; tar.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0; entries++) {
                if (!text(header, 257, 5).equals("ustar")) {
                    throw noArchive(null);
                }
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
                if (file && isIn(name, within) && name.endsWith(".parquet")) {
                    Path target = folder.resolve("part-%05d.parquet".formatted(parts.size()));
                    Downloads.save(new Bounded(tar, size), target, size, null);
                    parts.add(new Part(name, target));
                } else {
                    tar.skipNBytes(size);
                }
                tar.skipNBytes(padding(size));
            }
        } catch (java.util.zip.ZipException e) {
            throw noArchive(e);
        }
        if (parts.isEmpty()) {
            throw refused("it holds no Parquet files");
        }
        return parts.stream()
                .sorted(Comparator.comparing(Part::name))
                .map(Part::file)
                .toList();
    }

    /// A tar begins with a name, which does not begin with the magic number of gzip (RFC 1952).
    private static InputStream unpacked(InputStream archive) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(archive, 2);
        byte[] magic = peeked.readNBytes(2);
        peeked.unread(magic);
        return magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b
                ? Unpacked.of(peeked)
                : peeked;
    }

    private static boolean isIn(String name, String folder) {
        return ("/" + name).contains("/" + folder + "/");
    }

    private static BridgeFailure noArchive(@Nullable IOException cause) {
        return new BridgeFailure(ProblemType.UPSTREAM_FAILED, "The result is no tar archive.", cause);
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
    private static @Nullable String path(String records, @Nullable String otherwise) {
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
