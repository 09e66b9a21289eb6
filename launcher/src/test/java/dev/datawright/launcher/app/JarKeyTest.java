package dev.datawright.launcher.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarKeyTest {

    @TempDir
    private Path folder;

    private Path jar(String name, String content) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            ZipEntry entry = new ZipEntry("A.class");
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        return jar;
    }

    @Test
    void tellsBuildsOfTheSameTimeAndSizeApart() throws IOException {
        String key = JarKey.of(jar("a.jar", "one"));
        assertThat(JarKey.of(jar("b.jar", "one"))).isEqualTo(key);
        assertThat(JarKey.of(jar("c.jar", "two"))).isNotEqualTo(key);
    }
}
