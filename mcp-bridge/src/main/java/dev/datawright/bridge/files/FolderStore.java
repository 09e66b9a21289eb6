package dev.datawright.bridge.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/// Bundles in a folder: `KEY/result` is one, moved into its place in one step.
final class FolderStore implements FileStore {

    private static final String WHOLE = "result";

    private final Path root;

    FolderStore(Path root) {
        this.root = root.toAbsolutePath();
    }

    @Override
    public Path newAttempt(String bundle) throws IOException {
        return Folders.newAttempt(Folders.of(root, bundle));
    }

    @Override
    public void publish(String bundle, Path attempt) throws IOException {
        Path folder = Folders.of(root, bundle);
        Path whole = folder.resolve(WHOLE);
        Folders.delete(whole);
        Files.move(attempt, whole, StandardCopyOption.ATOMIC_MOVE);
        Folders.deleteAttempts(folder);
    }

    @Override
    public Optional<byte[]> read(String bundle, String name) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(path(bundle, name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public Path local(String bundle, String name) throws IOException {
        Path path = path(bundle, name);
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        return path;
    }

    @Override
    public Resource resource(String bundle, String name) throws IOException {
        return new FileSystemResource(local(bundle, name));
    }

    @Override
    public void delete(String bundle) throws IOException {
        Folders.delete(Folders.of(root, bundle));
    }

    private Path path(String bundle, String name) {
        return Folders.of(root, bundle).resolve(WHOLE).resolve(Folders.name(name));
    }
}
