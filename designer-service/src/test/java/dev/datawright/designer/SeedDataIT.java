package dev.datawright.designer;

import static dev.datawright.designer.DesignerClient.BASE;
import static dev.datawright.designer.DesignerClient.JOBS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.page.RowPages;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.designer.DesignerClient.Answer;
import dev.datawright.testsupport.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// Files brought by callers, and what is made of them, over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedDataIT {

    private static final String FILESETS = "/apis/files/v2/workspaces/default/filesets";
    private static final String CITIES = """
            city,people,zip
            Rome,12,00184
            Köln,7,50667
            Oslo,,00150
            """;

    @TempDir
    static Path folder;

    private ScriptedModel model;
    private ConfigurableApplicationContext service;
    private DesignerClient client;

    @BeforeAll
    void start() throws IOException {
        model = new ScriptedModel(Integer.MAX_VALUE);
        List<String> arguments = new ArrayList<>(DesignerIT.arguments(TestDatabase.fresh(), model, folder));
        arguments.addAll(List.of(
                "--datawright.designer.files.max-file=10KB",
                "--datawright.designer.files.max-total=100KB",
                "--datawright.designer.files.max-files=3",
                "--datawright.designer.seed-data.max-cells=500",
                "--datawright.designer.validators.allowed-hosts=127.0.0.1:1"));
        service = new SpringApplication(DesignerApplication.class).run(arguments.toArray(String[]::new));
        client = DesignerClient.of(service);
    }

    @AfterAll
    void stop() {
        service.close();
        model.close();
    }

    @Test
    void keepsFilesAsTheFilesServiceDoes() {
        Answer created = client.post(FILESETS, "{\"name\":\"kept-files\",\"purpose\":\"dataset\"}");
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.json().path("name").asString()).isEqualTo("kept-files");
        assertThat(created.json().path("workspace").asString()).isEqualTo("default");
        assertThat(client.post(FILESETS, "{\"name\":\"kept-files\"}").status()).isEqualTo(409);

        Answer uploaded = upload("kept-files", "data%2Fcities.csv", CITIES);
        assertThat(uploaded.status()).isEqualTo(200);
        assertThat(uploaded.json().toString()).isEqualTo("""
                {"file_ref":"default/kept-files#data/cities.csv","file_url":"/apis/files/v2/workspaces/default/filesets/kept-files/-/data/cities.csv","path":"data/cities.csv","size":%d,"cache_status":null}""".formatted(CITIES.getBytes(StandardCharsets.UTF_8).length));
        assertThat(client.get(FILESETS + "/kept-files/files?path=data").json().path("data"))
                .hasSize(1);
        assertThat(client.get(FILESETS + "/kept-files/files?path=dat").json().path("data"))
                .isEmpty();
        assertThat(client.get(FILESETS + "/kept-files/-/data/cities.csv").text())
                .isEqualTo(CITIES);
        Answer part = client.send(client.request(FILESETS + "/kept-files/-/data/cities.csv")
                .header("Range", "bytes=0-3")
                .GET());
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("city");
        assertThat(client.get(FILESETS + "?page_size=5").json().path("data").isEmpty())
                .isFalse();

        assertThat(client.delete(FILESETS + "/kept-files/-/data/cities.csv").status())
                .isEqualTo(200);
        assertThat(client.get(FILESETS + "/kept-files/-/data/cities.csv").status())
                .isEqualTo(404);
        assertThat(client.delete(FILESETS + "/kept-files").status()).isEqualTo(200);
        assertThat(client.get(FILESETS + "/kept-files").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..%2F..%2Fetc%2Fpasswd.csv", "a/%2e%2e/b.csv", "a//b.csv", "a%5Cb.csv", "a%00.csv", "%23.csv"})
    void takesNoPathThatLeadsElsewhere(String path) throws IOException {
        fileset("paths");

        assertThat(upload("paths", path, CITIES).status()).isIn(400, 404, 422);
        assertThat(client.get(FILESETS + "/paths/files").json().path("data")).isEmpty();
        // Beside the store other processes' files come and go, so only the one folder is looked at there.
        try (var inside = Files.walk(folder);
                var beside = Files.list(folder.getParent())) {
            assertThat(Stream.concat(inside, beside)
                            .map(file -> file.getFileName().toString()))
                    .doesNotContain("passwd.csv", "b.csv");
        }
    }

    @Test
    void takesNoMoreThanItHasRoomFor() {
        fileset("room");

        Answer large = upload("room", "a.csv", "a\n" + "1\n".repeat(10_000));
        assertThat(large.status()).isEqualTo(413);
        assertThat(upload("room", "a.exe", "a").text())
                .contains("This service keeps seed data only: files that end in .csv, .jsonl, .json or .parquet");
        for (int i = 0; i < 3; i++) {
            assertThat(upload("room", i + ".csv", CITIES).status()).isEqualTo(200);
        }
        assertThat(upload("room", "3.csv", CITIES).text()).contains("has 3 files; no more are taken");
        assertThat(upload("room", "2.csv", CITIES).status()).isEqualTo(200);
        assertThat(client.send(client.bare(FILESETS).GET()).status()).isEqualTo(401);
        assertThat(client.get(FILESETS.replace("default", "other")).status()).isEqualTo(404);
    }

    @Test
    void addsTheColumnsOfTheFileToAConfigThatNamesNone() {
        fileset("cities");
        upload("cities", "cities.csv", CITIES);

        List<JsonNode> frames = client.preview(Designs.preview(4, """
                {"columns":[{"name":"line","column_type":"expression","expr":"{{ city }}: {{ people }}"}],
                 "seed_config":{"source":{"seed_type":"nmp","path":"cities#cities.csv"}}}"""));

        assertThat(frame(frames, "dataset_metadata")
                        .path("metadata")
                        .path("seed_column_names")
                        .toString())
                .isEqualTo("[\"city\",\"people\",\"zip\"]");
        assertThat(frame(frames, "dataset").path("records").toString()).isEqualTo("""
                [{"line":"Rome: 12","city":"Rome","people":12,"zip":"00184"},\
                {"line":"Köln: 7","city":"Köln","people":7,"zip":"50667"},\
                {"line":"Oslo: None","city":"Oslo","people":null,"zip":"00150"},\
                {"line":"Rome: 12","city":"Rome","people":12,"zip":"00184"}]""");
        assertThat(frame(frames, "analysis")
                        .path("analysis")
                        .path("num_records")
                        .asInt())
                .isEqualTo(4);
    }

    @Test
    void runsAJobToItsEndWhateverBecomesOfTheUpload() throws IOException {
        fileset("gone");
        upload("gone", "cities.csv", CITIES);
        Answer created = client.post(JOBS, Designs.job("from-seed", 70, 5, """
                {"columns":[{"name":"n","column_type":"sampler","sampler_type":"bernoulli","params":{"p":0.5}},
                   {"name":"city","column_type":"seed-dataset"},
                   {"name":"ok","column_type":"validation","target_columns":["city"],"validator_type":"code",
                    "validator_params":{"code_lang":"sql:ansi"},"skip":{"when":"{{ n == 1 }}"}}],
                 "processors":[{"name":"chat","processor_type":"schema_transform",
                    "template":{"say":"Hello {{ city }}","parts":[{"n":"{{ n }}"}],"fixed":7}}],
                 "seed_config":{"source":{"seed_type":"nmp","path":"default/gone#cities.csv"},
                    "sampling_strategy":"shuffle","selection_strategy":{"start":0,"end":1}}}"""));
        assertThat(created.status()).isEqualTo(201);
        assertThat(client.delete(FILESETS + "/gone").status()).isEqualTo(200);

        client.awaitStatus("from-seed", "completed");

        Map<String, byte[]> files =
                tar(client.get(JOBS + "/from-seed/results/artifacts/download").bytes());
        assertThat(files.keySet())
                .contains(
                        "artifacts/dataset/parquet-files/batch_00002.parquet",
                        "artifacts/dataset/processors-files/chat/batch_00000.parquet",
                        "artifacts/dataset/processors-files/chat/batch_00002.parquet");
        List<Map<String, @Nullable Object>> rows = rows(files, "parquet-files");
        List<Map<String, @Nullable Object>> chat = rows(files, "processors-files/chat");
        assertThat(rows).hasSize(70);
        assertThat(chat).hasSize(70);
        for (int i = 0; i < 70; i++) {
            assertThat(rows.get(i).get("city")).isIn("Rome", "Köln");
            assertThat(chat.get(i))
                    .containsEntry("say", "Hello " + rows.get(i).get("city"))
                    .containsEntry("fixed", 7L);
            assertThat(rows.get(i).get("ok") == null)
                    .isEqualTo(Long.valueOf(1).equals(rows.get(i).get("n")));
        }
        for (int i = 0; i < 70; i += 2) {
            assertThat(rows.get(i).get("city")).isNotEqualTo(rows.get(i + 1).get("city"));
        }
        assertThat(client.get(JOBS + "/from-seed/results/analysis/download").status())
                .isEqualTo(200);
    }

    @Test
    void showsTheFormsOfProcessorsInAPreview() {
        List<JsonNode> frames = client.preview(Designs.preview(2, """
                {"columns":[{"name":"a","column_type":"expression","expr":"x"}],
                 "processors":[{"name":"chat","processor_type":"schema_transform","template":{"b":"{{ a }}!"}}]}"""));

        assertThat(frames)
                .extracting(frame -> frame.path("kind").asString())
                .filteredOn(kind -> !kind.equals("log") && !kind.equals("heartbeat"))
                .containsExactly("dataset_metadata", "dataset", "processor_output", "analysis", "done");
        JsonNode output = frame(frames, "processor_output");
        assertThat(output.path("processor_name").asString()).isEqualTo("chat");
        assertThat(output.path("records").toString()).isEqualTo("[{\"b\":\"x!\"},{\"b\":\"x!\"}]");
    }

    @Test
    void countsWhatIsValid() {
        List<JsonNode> frames = client.preview(Designs.preview(4, """
                {"columns":[{"name":"a","column_type":"expression","expr":"SELECT 1"},
                   {"name":"b","column_type":"expression","expr":"SELECT"},
                   {"name":"one","column_type":"validation","target_columns":["a"],"validator_type":"code",
                    "validator_params":{"code_lang":"sql:ansi"}},
                   {"name":"two","column_type":"validation","target_columns":["a","b"],"validator_type":"code",
                    "validator_params":{"code_lang":"sql:ansi"}},
                   {"name":"text","column_type":"validation","target_columns":["a"],"validator_type":"code",
                    "validator_params":{"code_lang":"sql:ansi"},"skip":{"when":"{{ b == '' }}","value":"left out"}}]}"""));

        assertThat(frame(frames, "analysis").path("analysis").path("column_statistics"))
                .extracting(column -> column.path("num_valid_records").asInt(-1))
                .containsExactly(-1, -1, 4, 0, 4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"columns":[{"name":"a","column_type":"expression","expr":"{{ city }}"}],"seed_config":{"source":{"seed_type":"nmp","path":"nowhere#a.csv"}}} | File 'a.csv' not found in fileset 'default/nowhere'
            {"columns":[{"name":"a","column_type":"expression","expr":"{{ city }}"}],"seed_config":{"source":{"seed_type":"nmp","path":"other/bad#a.csv"}}} | Could not find fileset 'bad' in workspace 'other'
            {"columns":[{"name":"a","column_type":"seed-dataset"}],"seed_config":{"source":{"seed_type":"nmp","path":"bad#bad.parquet"}}} | The file cannot be read as Parquet
            {"columns":[{"name":"cty","column_type":"seed-dataset"}],"seed_config":{"source":{"seed_type":"nmp","path":"bad#good.csv"}}} | The seed data has no column 'cty' (did you mean 'city'?)
            {"columns":[{"name":"city","column_type":"expression","expr":"x"}],"seed_config":{"source":{"seed_type":"nmp","path":"bad#good.csv"}}} | There is another column named 'city'
            {"columns":[],"seed_config":{"source":{"seed_type":"nmp","path":"bad#good.csv"},"selection_strategy":{"start":0,"end":3}}} | The range ends with row 3, but the last row of the seed data is 2
            {"columns":[],"seed_config":{"source":{"seed_type":"nmp","path":"bad#large.csv"}}} | The file has 600 cells; at most 500 are taken
            {"columns":[],"seed_config":{"source":{"seed_type":"local","path":"/etc/passwd"}}} | Files of the caller's own machine are not read here
            {"columns":[{"name":"a","column_type":"expression","expr":"x"},{"name":"v","column_type":"validation","target_columns":["a"],"validator_type":"remote","validator_params":{"endpoint_url":"http://169.254.169.254/x"}}]} | Validators at '169.254.169.254' are not asked from here
            """)
    void refusesWhatCannotRun(String config, String sentence) {
        fileset("bad");
        upload("bad", "bad.parquet", "no Parquet");
        upload("bad", "good.csv", CITIES);
        upload("bad", "large.csv", "a\n" + "1\n".repeat(600));

        Answer preview = client.post(BASE + "/preview", Designs.preview(2, config));
        assertThat(preview.status()).isEqualTo(422);
        assertThat(preview.text()).contains(sentence);
        assertThat(client.post(JOBS, Designs.job("refused-job", 2, config)).status())
                .isEqualTo(422);
    }

    private void fileset(String name) {
        assertThat(client.post(FILESETS, "{\"name\":\"" + name + "\"}").status())
                .isIn(200, 409);
    }

    private Answer upload(String fileset, String path, String content) {
        return client.send(client.request(FILESETS + "/" + fileset + "/-/" + path)
                .header("Content-Type", "application/octet-stream")
                .PUT(HttpRequest.BodyPublishers.ofString(content)));
    }

    private static JsonNode frame(List<JsonNode> frames, String kind) {
        return frames.stream()
                .filter(frame -> frame.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, @Nullable Object>> rows(Map<String, byte[]> files, String place)
            throws IOException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().startsWith("artifacts/dataset/" + place)) {
                Path parquet = Files.write(Files.createTempFile(folder, "read", ".parquet"), file.getValue());
                try (ParquetParts parts = ParquetParts.open(List.of(parquet))) {
                    rows.addAll(RowPages.read(parts, 0, 1000).rows());
                }
            }
        }
        return rows;
    }

    /// Name and content of each file, in their order.
    private static Map<String, byte[]> tar(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
            for (byte[] header = in.readNBytes(512);
                    header.length == 512 && header[0] != 0;
                    header = in.readNBytes(512)) {
                String name = new String(header, 0, 100, StandardCharsets.UTF_8).replace("\0", "");
                int size = Integer.parseInt(new String(header, 124, 11, StandardCharsets.US_ASCII), 8);
                files.put(name, in.readNBytes(size));
                in.skipNBytes((512 - size % 512) % 512);
            }
        }
        assertThat(WireJson.mapper()
                        .readTree(files.get("artifacts/dataset/metadata.json"))
                        .isObject())
                .isTrue();
        return files;
    }
}
