package dev.datawright.launcher.eval;

import dev.datawright.contract.design.Author;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.Macro;
import dev.datawright.contract.json.WireJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Turns to be judged, with as much in them as a test says.
final class Turns {

    private static final Instant AT = Instant.parse("2026-11-22T08:00:00Z");

    private String answer = "I have designed it.";
    private @Nullable Long proposed;
    private boolean job;
    private @Nullable Long rows;
    private int before = 1;
    private String columns = "";
    private String constraints = "";
    private final Map<String, Macro> macros = new LinkedHashMap<>();
    private List<Map<String, @Nullable Object>> sample = List.of();

    private Turns() {}

    static Turns aTurn() {
        return new Turns();
    }

    Turns saying(String text) {
        answer = text;
        return this;
    }

    Turns proposing(long count) {
        proposed = count;
        return this;
    }

    Turns withJob() {
        job = true;
        return this;
    }

    Turns rows(long count) {
        rows = count;
        return this;
    }

    Turns before(int version) {
        before = version;
        return this;
    }

    /// Columns as JSON objects, separated by commas.
    Turns columns(String json) {
        columns = json;
        return this;
    }

    /// Columns of which only the names matter.
    Turns named(String... names) {
        List<String> written = new ArrayList<>();
        for (String name : names) {
            written.add("{\"name\": \"" + name
                    + "\", \"column_type\": \"sampler\", \"sampler_type\": \"uuid\", \"params\": {}}");
        }
        return columns(String.join(",", written));
    }

    Turns constraints(String json) {
        constraints = json;
        return this;
    }

    Turns macro(String name, String asked) {
        macros.put(name, new Macro(WireJson.mapper().readTree(asked), List.of(name)));
        return this;
    }

    /// Rows as a JSON list.
    Turns sample(String json) {
        sample = WireJson.mapper().readValue(json, new TypeReference<List<Map<String, @Nullable Object>>>() {});
        return this;
    }

    /// As many rows as values, in one column.
    Turns cells(String column, Object... values) {
        List<Map<String, @Nullable Object>> made = new ArrayList<>();
        for (Object value : values) {
            made.add(Map.of(column, value));
        }
        sample = made;
        return this;
    }

    Turn done() {
        DataDesignerConfig config = WireJson.mapper()
                .readValue(
                        "{\"columns\": [" + columns + "], \"constraints\": [" + constraints + "]}",
                        DataDesignerConfig.class);
        Design design =
                new Design(UUID.randomUUID(), "d", 2, config, Map.of(), macros, rows, 7L, Author.AGENT, "made", AT, AT);
        return new Turn(answer, proposed, job, design, before, Sample.of(sample), null, null);
    }
}
