package dev.datawright.bridge.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.bridge.problem.BridgeFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarballsTest {

    private static final long PLENTY = 1 << 20;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

    @Test
    void takesThePartsInTheOrderOfTheirNames() throws IOException {
        entry("dataset/parquet-files/batch_00001.parquet", '0', "second");
        entry("dataset/", '5', "");
        entry("dataset/metadata.json", '0', "{}");
        entry("dataset/parquet-files/batch_00000.parquet", '0', "first");
        entry("dataset/dropped-columns-parquet-files/batch_00000.parquet", '0', "dropped");
        assertThat(contents(extract(PLENTY))).containsExactly("first", "second");
    }

    @Test
    void readsNamesThatAreTooLongForAHeader() throws IOException {
        String name = "x".repeat(150) + "/parquet-files/a.parquet";
        entry("././@LongLink", 'L', name + "\0");
        entry("short", '0', "gnu");
        String record = " path=" + name.replace("a.parquet", "b.parquet") + "\n";
        entry("pax", 'x', (record.length() + 3) + record);
        entry("short", '0', "pax");
        assertThat(contents(extract(PLENTY))).containsExactly("gnu", "pax");
    }

    @Test
    void writesNothingOutsideItsFolder() throws IOException {
        entry("../../parquet-files/../../../evil.parquet", '0', "evil");
        entry("/parquet-files/absolute.parquet", '0', "absolute");
        List<Path> parts = extract(PLENTY);
        assertThat(parts).allMatch(part -> folder.equals(part.getParent()));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void takesNoLinks() throws IOException {
        entry("d/parquet-files/link.parquet", '2', "");
        assertRefused(PLENTY, "The result of the job cannot be taken: it holds no Parquet files.");
    }

    @Test
    void refusesMoreThanItsLimit() throws IOException {
        entry("d/parquet-files/a.parquet", '0', "x".repeat(101));
        assertRefused(100, "The result of the job cannot be taken: it is larger than 100 bytes.");
    }

    /// 100 MB of zeros take 100 kB.
    @Test
    void refusesWhatSwellsTooMuch() throws IOException {
        int size = 100 << 20;
        header("d/parquet-files/a.parquet", '0', Integer.toOctalString(size));
        tar.write(new byte[size]);
        assertRefused(1L << 30, "The result of the job cannot be taken: it unpacks to more than 200 times its size.");
    }

    @Test
    void takesNoHardLinksDevicesOrFolders() throws IOException {
        for (char type : new char[] {'1', '2', '3', '4', '5', '6'}) {
            entry("d/parquet-files/" + type + ".parquet", type, "x");
        }
        assertRefused(PLENTY, "The result of the job cannot be taken: it holds no Parquet files.");
    }

    @Test
    void refusesASizeThatIsNone() throws IOException {
        header("d/parquet-files/a.parquet", '0', "99x99");
        assertRefused(PLENTY, "The result of the job cannot be taken: a size in it is not readable.");
    }

    @Test
    void refusesWhatIsNoArchive() {
        assertThatThrownBy(() -> Tarballs.extractParts(
                        new ByteArrayInputStream("<html>".repeat(100).getBytes(StandardCharsets.UTF_8)),
                        "parquet-files",
                        folder,
                        PLENTY))
                .isInstanceOf(BridgeFailure.class)
                .hasMessage("The result is no tar archive.");
    }

    @Test
    void noticesAnArchiveThatEndsInsideAFile() throws IOException {
        header("d/parquet-files/a.parquet", '0', "1000");
        tar.write(new byte[10]);
        byte[] packed = packed();
        assertThatThrownBy(
                        () -> Tarballs.extractParts(new ByteArrayInputStream(packed), "parquet-files", folder, PLENTY))
                .isInstanceOf(EOFException.class);
    }

    private void assertRefused(long max, String sentence) {
        assertThatThrownBy(() -> extract(max)).isInstanceOf(BridgeFailure.class).hasMessage(sentence);
    }

    private List<Path> extract(long max) throws IOException {
        tar.write(new byte[1024]);
        return Tarballs.extractParts(new ByteArrayInputStream(packed()), "parquet-files", folder, max);
    }

    private byte[] packed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            tar.writeTo(gzip);
        }
        return packed.toByteArray();
    }

    private void entry(String name, char type, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        header(name, type, Integer.toOctalString(bytes.length));
        tar.write(bytes);
        tar.write(new byte[(512 - bytes.length % 512) % 512]);
    }

    private void header(String name, char type, String size) throws IOException {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 124, size);
        header[156] = (byte) type;
        put(header, 257, "ustar");
        tar.write(header);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static List<String> contents(List<Path> parts) throws IOException {
        List<String> contents = new java.util.ArrayList<>();
        for (Path part : parts) {
            contents.add(Files.readString(part));
        }
        return contents;
    }
}
