package dev.datawright.endtoend.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.Preview;
import dev.datawright.testsupport.suite.Caller;
import dev.datawright.testsupport.suite.RunningSuite;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// The templates and the columns in words of ours, with the engine behind them.
class TemplateStoryIT {

    private static final String DESIGNS = "/api/bridge/designs";

    private final Caller edge = RunningSuite.shared().person().edge();

    @TestFactory
    Stream<DynamicTest> showsRowsOfEveryTemplate() {
        JsonNode templates = edge.get("/api/bridge/templates", JsonNode.class).path("items");
        assertThat(templates.size()).isEqualTo(10);
        return templates
                .valueStream()
                .map(template -> DynamicTest.dynamicTest(template.path("name").asString(), () -> shows(template)));
    }

    private void shows(JsonNode template) {
        Design design =
                edge.post(DESIGNS, Map.of("template", template.path("name").asString()), Design.class);
        Preview preview = preview(design, 2);
        assertThat(preview.rows()).hasSize(2);
        for (Map<String, ?> row : preview.rows()) {
            assertThat(row).containsOnlyKeys(design.outputColumns());
            assertThat(row.values().stream().filter(value -> value == null).count())
                    .isLessThan(3);
        }
    }

    @Test
    void countsFillsFormsAndLeavesGaps() {
        Design empty = edge.post(DESIGNS, Map.of(), Design.class);
        List<Map<String, Object>> columns = List.of(
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
                        Map.of("low", 15, "high", 250),
                        "null_share",
                        0.5));
        Design design = edge.put(DESIGNS + "/" + empty.id() + "/columns", Map.of("columns", columns), Design.class);
        Preview preview = preview(design, 20);
        assertThat(preview.rows().stream().map(row -> row.get("number")).toList())
                .isEqualTo(IntStream.range(11, 31)
                        .mapToObj(number -> "T-00" + number)
                        .toList());
        assertThat(preview.rows())
                .allMatch(row -> String.valueOf(row.get("plate")).matches("[A-Z]{2}-[0-9]{4}"));
        assertThat(preview.rows().stream()
                        .filter(row -> row.get("fine") == null)
                        .count())
                .isBetween(1L, 19L);
    }

    private Preview preview(Design design, int rows) {
        return edge.post(DESIGNS + "/" + design.id() + "/preview", Map.of("rows", rows), Preview.class);
    }
}
