package dev.datawright.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSecretsTest {

    @TempDir
    private Path folder;

    private Home home;

    @BeforeEach
    void prepare() {
        home = new Home(folder.resolve("home"));
        home.prepare();
    }

    @Test
    void drawsOnceAndKeeps() throws IOException {
        LocalSecrets first = LocalSecrets.of(home);
        assertThat(LocalSecrets.of(home)).isEqualTo(first);
        assertThat(first.designerApiKey()).hasSize(64).isNotEqualTo(first.offlineApiKey());
    }

    @Test
    void addsWhatIsMissing() throws IOException {
        PrivateFiles.write(home.secrets(), "designer-api-key=kept\n");
        LocalSecrets secrets = LocalSecrets.of(home);
        assertThat(secrets.designerApiKey()).isEqualTo("kept");
        assertThat(secrets.linksSecret()).hasSize(64);
        assertThat(LocalSecrets.of(home)).isEqualTo(secrets);
    }

    @Test
    void keepsOthersOut() throws IOException {
        LocalSecrets.of(home);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.secrets())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.root())))
                .isEqualTo("rwx------");
    }

    @Test
    void printsNoSecret() throws IOException {
        assertThat(LocalSecrets.of(home)).hasToString("LocalSecrets[***]");
    }

    @Test
    void locksAHomeForOne() throws IOException {
        try (InstanceLock _ = InstanceLock.acquire(home).orElseThrow()) {
            assertThat(InstanceLock.acquire(home)).isEmpty();
        }
        InstanceLock again = InstanceLock.acquire(home).orElseThrow();
        again.close();
    }
}
