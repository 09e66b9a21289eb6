package dev.datawright.endtoend.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.json.WireJson;
import dev.datawright.testsupport.suite.Caller;
import dev.datawright.testsupport.suite.Checkout;
import dev.datawright.testsupport.suite.RunningSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/// Every template, and columns in words of ours, as files: in the original library, and back again.
@Tag("real")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExportsIT {

    private static final String DESIGNS = "/api/bridge/designs";

    private final Path state = Checkout.target("real/exports-" + System.currentTimeMillis());
    private final Path folder = state.resolve("files");
    private final Map<String, Design> designs = new LinkedHashMap<>();

    private Caller edge;

    @BeforeAll
    void exportsEverything() throws IOException {
        Files.createDirectories(folder);
        edge = RunningSuite.shared().person().edge();
        for (JsonNode template :
                edge.get("/api/bridge/templates", JsonNode.class).path("items")) {
            String name = template.path("name").asString();
            designs.put(name, edge.post(DESIGNS, Map.of("template", name), Design.class));
        }
        Design empty = edge.post(DESIGNS, Map.of(), Design.class);
        designs.put(
                "sequence-and-pattern",
                edge.put(DESIGNS + "/" + empty.id() + "/columns", Map.of("columns", ours()), Design.class));
        for (Map.Entry<String, Design> design : designs.entrySet()) {
            for (String format : List.of("yaml", "json", "python")) {
                String path = DESIGNS + "/" + design.getValue().id() + "/export?format=" + format;
                Caller.Answer file = edge.send("GET", path, null);
                assertThat(file.status()).as(file.body()).isEqualTo(200);
                String suffix = format.equals("python") ? "py" : format;
                Files.writeString(folder.resolve(design.getKey() + "." + suffix), file.body());
            }
        }
    }

    private static List<Map<String, Object>> ours() {
        return List.of(
                Map.of("name", "number", "column_type", "sequence", "prefix", "T-", "padding", 4, "start", 11),
                Map.of("name", "plate", "column_type", "pattern", "pattern", "[A-Z]{2}-[0-9]{4}"),
                Map.of(
                        "name",
                        "fine",
                        "column_type",
                        "sampler",
                        "sampler_type",
                        "uniform",
                        "params",
                        Map.of("low", 15, "high", 250, "decimal_places", 2),
                        "null_share",
                        0.3));
    }

    @TestFactory
    @Order(1)
    Stream<DynamicTest> areReadByTheLibraryUnchanged() {
        return PythonCases.alone(state)
                .run("datawright.real.present", "exports/exports.py", Map.of("EXPORTS", folder.toString()));
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> areImportedBackEqual() {
        return designs.entrySet().stream()
                .flatMap(design -> Stream.of("yaml", "json")
                        .map(format -> DynamicTest.dynamicTest(
                                design.getKey() + "." + format,
                                () -> assertThat(imported(design.getKey() + "." + format)
                                                .config())
                                        .isEqualTo(design.getValue().config()))));
    }

    /// The library writes every field, and its own weights; what the design is made of is the same.
    @TestFactory
    @Order(3)
    Stream<DynamicTest> areImportedFromWhatTheLibraryWrites() {
        return designs.entrySet().stream()
                .map(design -> DynamicTest.dynamicTest(design.getKey(), () -> {
                    Design again = imported(design.getKey() + ".json.dump");
                    assertThat(again.config().columns().stream().map(ColumnConfig::name))
                            .containsExactlyInAnyOrderElementsOf(design.getValue().config().columns().stream()
                                    .map(ColumnConfig::name)
                                    .toList());
                    assertThat(again.outputColumns())
                            .containsExactlyInAnyOrderElementsOf(
                                    design.getValue().outputColumns());
                }));
    }

    private Design imported(String file) throws IOException {
        Caller.Answer answer = edge.send(
                "POST", DESIGNS + "/import", Map.of("content", Files.readString(folder.resolve(file)), "name", file));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return WireJson.mapper().readValue(answer.body(), Design.class);
    }
}
