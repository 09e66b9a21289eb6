package dev.datawright.bridge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.Resource;
import org.springframework.util.StreamUtils;

/// What every home of files does.
abstract class FileStoreContract {

    static final String BUNDLE = "jobs/0b9a";

    @TempDir
    Path folder;

    abstract FileStore store();

    /// Whether the home itself, not this machine, has nothing left.
    abstract boolean isEmpty();

    static void publish(FileStore store, String content) throws IOException {
        Path attempt = store.newAttempt(BUNDLE);
        Files.writeString(attempt.resolve("data.csv"), content);
        Files.writeString(attempt.resolve("files.json"), "[]");
        store.publish(BUNDLE, attempt);
    }

    @Test
    void showsABundleOnlyWhole() throws IOException {
        FileStore store = store();
        assertThat(store.read(BUNDLE, "files.json")).isEmpty();
        Path attempt = store.newAttempt(BUNDLE);
        Files.writeString(attempt.resolve("data.csv"), "half");
        assertThat(store.read(BUNDLE, "data.csv")).isEmpty();
        assertThatThrownBy(() -> store.local(BUNDLE, "data.csv")).isInstanceOf(NoSuchFileException.class);
        publish(store, "whole");
        assertThat(text(store, "data.csv")).isEqualTo("whole");
        publish(store, "another");
        assertThat(text(store, "data.csv")).isEqualTo("another");
        assertThat(Files.readString(store.local(BUNDLE, "data.csv"))).isEqualTo("another");
        assertThat(attempt).doesNotExist();
    }

    @Test
    void readsFromAnyPlaceOn() throws IOException {
        FileStore store = store();
        publish(store, "0123456789");
        Resource resource = store.resource(BUNDLE, "data.csv");
        assertThat(resource.contentLength()).isEqualTo(10);
        try (InputStream in = resource.getInputStream()) {
            in.skipNBytes(4);
            assertThat(StreamUtils.copyToString(in, StandardCharsets.UTF_8)).isEqualTo("456789");
        }
        try (InputStream in = resource.getInputStream()) {
            assertThat(in.readAllBytes()).hasSize(10);
        }
    }

    @Test
    void deletesEveryByte() throws IOException {
        FileStore store = store();
        publish(store, "secret");
        store.local(BUNDLE, "data.csv");
        store.newAttempt(BUNDLE);
        store.delete(BUNDLE);
        store.delete(BUNDLE);
        assertThat(store.read(BUNDLE, "files.json")).isEmpty();
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(isEmpty()).isTrue();
    }

    @Test
    void takesNoKeyThatLeadsElsewhere() throws IOException {
        FileStore store = store();
        publish(store, "whole");
        for (String key : List.of("../jobs", "jobs/..", "jobs/a/b", "/etc/passwd", "jobs")) {
            assertThatThrownBy(() -> store.delete(key))
                    .as(key)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("No key of a bundle: " + key);
        }
        assertThatThrownBy(() -> store.read(BUNDLE, "../data.csv")).isInstanceOf(IllegalArgumentException.class);
    }

    static String text(FileStore store, String name) throws IOException {
        return new String(store.read(BUNDLE, name).orElseThrow(), StandardCharsets.UTF_8);
    }
}
