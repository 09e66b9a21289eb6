package dev.datawright.bridge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/// A bucket of a real server process. Not a test of the fast tier: end-to-end/real/s3.sh says where the server is and
/// runs it.
class S3Bucket extends FileStoreContract {

    private static S3Server server;

    @BeforeAll
    static void start() {
        server = S3Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    FileStore store() {
        return BucketStore.of("files", bucket());
    }

    @Override
    boolean isEmpty() {
        try (Bucket bucket = Bucket.of("files", bucket().s3())) {
            return bucket.list("").isEmpty();
        }
    }

    private FilesProperties bucket() {
        server.makeBucket("files");
        return new FilesProperties(
                folder,
                new FilesProperties.S3(
                        "files",
                        server.url(),
                        "us-east-1",
                        "some/prefix-" + folder.getFileName() + "/",
                        "key",
                        new FilesProperties.Secret("secret"),
                        DataSize.ofKilobytes(1)));
    }

    @Test
    void keepsNoMoreCopiesThanItMay() throws IOException {
        FileStore store = store();
        publish(store, "x".repeat(900));
        Path first = store.local(BUNDLE, "data.csv");
        Path attempt = store.newAttempt("jobs/other");
        Files.writeString(attempt.resolve("data.csv"), "y".repeat(900));
        store.publish("jobs/other", attempt);
        assertThat(first).doesNotExist();
        assertThat(Files.readString(store.local(BUNDLE, "data.csv"))).hasSize(900);
    }

    @Test
    void noticesAnObjectThatWasChanged() throws IOException {
        FileStore store = store();
        publish(store, "whole");
        Path copy = store.local(BUNDLE, "data.csv");
        Files.delete(copy);
        server.damage("files", "some/prefix-" + folder.getFileName() + "/" + BUNDLE, "data.csv");
        assertThatThrownBy(() -> store.local(BUNDLE, "data.csv"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("it was changed or damaged");
    }
}
