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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.Resource;
import org.springframework.util.StreamUtils;
import org.springframework.util.unit.DataSize;

/// The same of both homes. The bucket is one of a real server process, moto's, where that is installed.
class FileStoreTest {

    private static final String BUNDLE = "jobs/0b9a";

    private static @Nullable S3Server server;

    @TempDir
    Path folder;

    enum Home {
        FOLDER,
        BUCKET
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private FileStore store(Home home) {
        return switch (home) {
            case FOLDER -> new FolderStore(folder);
            case BUCKET -> BucketStore.of("files", bucket("files"));
        };
    }

    private FilesProperties bucket(String name) {
        S3Server server = server();
        server.makeBucket(name);
        return new FilesProperties(
                folder,
                new FilesProperties.S3(
                        name,
                        server.url(),
                        "us-east-1",
                        "some/prefix-" + folder.getFileName() + "/",
                        "key",
                        new FilesProperties.Secret("secret"),
                        DataSize.ofKilobytes(1)));
    }

    private static S3Server server() {
        S3Server known = server;
        if (known == null) {
            Assumptions.assumeTrue(S3Server.isInstalled(), "There is no moto_server here: S3 is not tested");
            known = S3Server.start();
            server = known;
        }
        return known;
    }

    private static void publish(FileStore store, String content) throws IOException {
        Path attempt = store.newAttempt(BUNDLE);
        Files.writeString(attempt.resolve("data.csv"), content);
        Files.writeString(attempt.resolve("files.json"), "[]");
        store.publish(BUNDLE, attempt);
    }

    @ParameterizedTest
    @EnumSource
    void showsABundleOnlyWhole(Home home) throws IOException {
        FileStore store = store(home);
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

    @ParameterizedTest
    @EnumSource
    void readsFromAnyPlaceOn(Home home) throws IOException {
        FileStore store = store(home);
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

    @ParameterizedTest
    @EnumSource
    void deletesEveryByte(Home home) throws IOException {
        FileStore store = store(home);
        publish(store, "secret");
        store.local(BUNDLE, "data.csv");
        store.newAttempt(BUNDLE);
        store.delete(BUNDLE);
        store.delete(BUNDLE);
        assertThat(store.read(BUNDLE, "files.json")).isEmpty();
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
        if (home == Home.BUCKET) {
            try (Bucket bucket = Bucket.of("files", bucket("files").s3())) {
                assertThat(bucket.list("")).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesNoKeyThatLeadsElsewhere(Home home) throws IOException {
        FileStore store = store(home);
        publish(store, "whole");
        for (String key : List.of("../jobs", "jobs/..", "jobs/a/b", "/etc/passwd", "jobs")) {
            assertThatThrownBy(() -> store.delete(key))
                    .as(key)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("No key of a bundle: " + key);
        }
        assertThatThrownBy(() -> store.read(BUNDLE, "../data.csv")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(names = "BUCKET")
    void keepsNoMoreCopiesThanItMay(Home home) throws IOException {
        FileStore store = store(home);
        publish(store, "x".repeat(900));
        Path first = store.local(BUNDLE, "data.csv");
        Path attempt = store.newAttempt("jobs/other");
        Files.writeString(attempt.resolve("data.csv"), "y".repeat(900));
        store.publish("jobs/other", attempt);
        assertThat(first).doesNotExist();
        assertThat(Files.readString(store.local(BUNDLE, "data.csv"))).hasSize(900);
    }

    @ParameterizedTest
    @EnumSource(names = "BUCKET")
    void noticesAnObjectThatWasChanged(Home home) throws IOException {
        FileStore store = store(home);
        publish(store, "whole");
        Path copy = store.local(BUNDLE, "data.csv");
        Files.delete(copy);
        server().damage("files", "some/prefix-" + folder.getFileName() + "/" + BUNDLE, "data.csv");
        assertThatThrownBy(() -> store.local(BUNDLE, "data.csv"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it was changed or damaged");
    }

    private static String text(FileStore store, String name) throws IOException {
        return new String(store.read(BUNDLE, name).orElseThrow(), StandardCharsets.UTF_8);
    }
}
