package dev.datawright.bridge.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import software.amazon.awssdk.core.exception.SdkException;

/// Bundles in a bucket: `KEY/DRAWN/NAME` are the files of one, and `KEY/current` names the drawn word. It is written
/// last, so a bundle appears whole.
final class BucketStore implements FileStore, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BucketStore.class);
    private static final String CURRENT = "current";

    private final Bucket bucket;
    private final Path work;
    private final Copies copies;

    private BucketStore(Bucket bucket, Path work, Copies copies) {
        this.bucket = bucket;
        this.work = work;
        this.copies = copies;
    }

    static BucketStore of(String bucket, FilesProperties properties) {
        Path root = properties.fileStore();
        return new BucketStore(
                Bucket.of(bucket, properties.s3()),
                root.resolve("work"),
                new Copies(root.resolve("copies"), properties.s3().copies().toBytes()));
    }

    @Override
    public Path newAttempt(String bundle) throws IOException {
        return Folders.newAttempt(Folders.of(work, bundle));
    }

    @Override
    public void publish(String bundle, Path attempt) throws IOException {
        String drawn = UUID.randomUUID().toString();
        List<Path> files;
        try (Stream<Path> inside = Files.list(attempt)) {
            files = inside.filter(Files::isRegularFile).toList();
        }
        try {
            for (Path file : files) {
                bucket.put(key(bundle, drawn, file.getFileName().toString()), file);
            }
            bucket.put(key(bundle, CURRENT), drawn.getBytes(StandardCharsets.UTF_8));
            for (String key : bucket.list(key(bundle, ""))) {
                if (!key.equals(key(bundle, CURRENT)) && !key.startsWith(key(bundle, drawn, ""))) {
                    bucket.delete(key);
                }
            }
        } catch (SdkException e) {
            throw new IOException("The bucket does not take " + bundle, e);
        }
        // What was made here is likely to be read here next.
        for (Path file : files) {
            copies.keep(bundle, drawn, file);
        }
        Folders.deleteAttempts(Folders.of(work, bundle));
    }

    @Override
    public Optional<byte[]> read(String bundle, String name) throws IOException {
        try {
            Optional<String> drawn = drawn(bundle);
            return drawn.isEmpty() ? Optional.empty() : bucket.read(key(bundle, drawn.get(), Folders.name(name)));
        } catch (SdkException e) {
            throw new IOException("The bucket does not answer for " + bundle, e);
        }
    }

    @Override
    public Path local(String bundle, String name) throws IOException {
        try {
            String drawn = drawn(bundle).orElse(null);
            if (drawn == null) {
                // Another replica has deleted it: what lies here of it goes too.
                copies.delete(bundle);
                throw new NoSuchFileException(bundle);
            }
            Optional<Path> kept = copies.find(bundle, drawn, name);
            if (kept.isPresent()) {
                return kept.get();
            }
            Path attempt = newAttempt(bundle);
            try {
                Path fetched = attempt.resolve(name);
                bucket.fetch(key(bundle, drawn, Folders.name(name)), fetched);
                return copies.keep(bundle, drawn, fetched);
            } finally {
                Folders.delete(attempt);
            }
        } catch (SdkException e) {
            throw new IOException("The bucket does not answer for " + bundle, e);
        }
    }

    @Override
    public Resource resource(String bundle, String name) throws IOException {
        try {
            String drawn = drawn(bundle).orElseThrow(() -> new NoSuchFileException(bundle));
            return bucket.resource(key(bundle, drawn, Folders.name(name)));
        } catch (SdkException e) {
            throw new IOException("The bucket does not answer for " + bundle, e);
        }
    }

    @Override
    public void delete(String bundle) throws IOException {
        try {
            // First the word that makes it one, so that half of a bundle is never seen.
            bucket.delete(key(bundle, CURRENT));
            for (String key : bucket.list(key(bundle, ""))) {
                bucket.delete(key);
            }
        } catch (SdkException e) {
            throw new IOException("The bucket does not delete " + bundle, e);
        }
        copies.delete(bundle);
        Folders.delete(Folders.of(work, bundle));
        log.debug("{} is deleted", bundle);
    }

    @Override
    public void close() {
        bucket.close();
    }

    private Optional<String> drawn(String bundle) throws IOException {
        return bucket.read(key(bundle, CURRENT)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private String key(String bundle, String... steps) {
        Folders.of(work, bundle);
        return bundle + "/" + String.join("/", steps);
    }
}
