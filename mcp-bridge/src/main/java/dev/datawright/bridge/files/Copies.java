package dev.datawright.bridge.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// Files of a bucket that lie on this machine too, up to so many bytes; those that were not read for longest go first.
final class Copies {

    private final Path root;
    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();

    Copies(Path root, long maxBytes) {
        this.root = root;
        this.maxBytes = maxBytes;
    }

    Optional<Path> find(String bundle, String drawn, String name) throws IOException {
        Path file = path(bundle, drawn, name);
        lock.lock();
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return Optional.of(file);
        } finally {
            lock.unlock();
        }
    }

    /// Takes a file over, and makes room for it.
    Path keep(String bundle, String drawn, Path file) throws IOException {
        Path kept = path(bundle, drawn, file.getFileName().toString());
        lock.lock();
        try {
            Files.createDirectories(kept.getParent());
            Files.move(file, kept, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(kept, FileTime.from(Instant.now()));
            makeRoom(kept);
            return kept;
        } finally {
            lock.unlock();
        }
    }

    void delete(String bundle) throws IOException {
        lock.lock();
        try {
            Folders.delete(Folders.of(root, bundle));
        } finally {
            lock.unlock();
        }
    }

    private void makeRoom(Path newest) throws IOException {
        List<Copy> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.add(new Copy(file, Files.size(file), Files.getLastModifiedTime(file)));
            }
        }
        long bytes = all.stream().mapToLong(Copy::bytes).sum();
        all.sort(Comparator.comparing(Copy::readAt));
        for (Copy copy : all) {
            if (bytes <= maxBytes) {
                return;
            }
            if (!copy.file().equals(newest)) {
                Files.deleteIfExists(copy.file());
                bytes -= copy.bytes();
            }
        }
    }

    private Path path(String bundle, String drawn, String name) {
        return Folders.of(root, bundle).resolve(drawn).resolve(Folders.name(name));
    }

    private record Copy(Path file, long bytes, FileTime readAt) {}
}
