package dev.datawright.bridge.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

class FolderStoreTest extends FileStoreContract {

    @Override
    FileStore store() {
        return new FolderStore(folder);
    }

    @Override
    boolean isEmpty() {
        try (Stream<Path> left = Files.walk(folder)) {
            return left.noneMatch(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
