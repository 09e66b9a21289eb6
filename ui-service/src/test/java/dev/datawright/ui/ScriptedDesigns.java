package dev.datawright.ui;

import com.sun.net.httpserver.HttpExchange;
import dev.datawright.contract.design.Author;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.DesignVersion;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.problem.Violation;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/// One design with all its versions, changed as the bridge changes it.
final class ScriptedDesigns {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final UUID id;
    private final Runnable changed;
    private final List<Design> versions = new ArrayList<>();

    /// @param changed called after each change
    ScriptedDesigns(UUID id, Runnable changed) {
        this.id = id;
        this.changed = changed;
        versions.add(new Design(
                id, "", 1, DataDesignerConfig.empty(), Map.of(), null, 7L, Author.AGENT, "created", NOON, NOON));
    }

    synchronized Design newest() {
        return versions.getLast();
    }

    synchronized void store(
            String name, DataDesignerConfig config, Map<String, String> why, Author author, String summary) {
        Design before = newest();
        int version = before.version() + 1;
        versions.add(new Design(
                id,
                name,
                version,
                config,
                why,
                config.columns().isEmpty() ? before.rows() : Long.valueOf(200),
                7L,
                author,
                summary,
                NOON,
                NOON.plusSeconds(60L * version)));
        changed.run();
    }

    /// Whether the call was about the design.
    synchronized boolean serve(HttpExchange exchange, String call) throws IOException {
        String base = "/designs/" + id;
        if (call.equals("GET" + base)) {
            String version = ScriptedWire.query(exchange).get("version");
            ScriptedWire.json(exchange, 200, version == null ? newest() : versions.get(Integer.parseInt(version) - 1));
        } else if (call.equals("PATCH" + base)) {
            rename(exchange);
        } else if (call.equals("GET" + base + "/versions")) {
            ScriptedWire.json(
                    exchange, 200, history(ScriptedWire.query(exchange).get("after")));
        } else if (call.equals("POST" + base + "/restore")) {
            int version = body(exchange).path("version").asInt();
            Design old = versions.get(version - 1);
            store(newest().name(), old.config(), old.why(), Author.PERSON, "restored version " + version);
            ScriptedWire.json(exchange, 200, newest());
        } else if (call.equals("POST" + base + "/validate")) {
            DataDesignerConfig config = config(body(exchange).path("config"));
            List<Violation> violations = ScriptedRules.judge(config);
            ScriptedWire.json(exchange, 200, Map.of("valid", violations.isEmpty(), "violations", violations));
        } else if (call.equals("PUT" + base + "/columns")) {
            setColumn(exchange);
        } else if (call.equals("POST" + base + "/columns/rename")) {
            renameColumn(exchange);
        } else if (call.equals("DELETE" + base + "/columns")) {
            removeColumns(exchange);
        } else if (call.equals("PUT" + base + "/constraints")) {
            JsonNode body = body(exchange);
            List<Constraint> constraints =
                    WireJson.mapper().convertValue(body.path("constraints"), new TypeReference<List<Constraint>>() {});
            change(
                    exchange,
                    body,
                    newest().config().withConstraints(constraints),
                    newest().why(),
                    "changed the constraints");
        } else {
            return false;
        }
        return true;
    }

    private void rename(HttpExchange exchange) throws IOException {
        String name = body(exchange).path("name").asString();
        if (name.length() > 100) {
            ScriptedWire.problem(
                    exchange,
                    ProblemType.INVALID_REQUEST,
                    "A name has 1 to 100 characters, this has " + name.length() + ".");
            return;
        }
        Design before = newest();
        versions.set(
                versions.size() - 1,
                new Design(
                        id,
                        name,
                        before.version(),
                        before.config(),
                        before.why(),
                        before.rows(),
                        before.seed(),
                        before.author(),
                        before.summary(),
                        NOON,
                        before.changedAt()));
        changed.run();
        ScriptedWire.json(exchange, 200, newest());
    }

    private Listing<DesignVersion> history(@Nullable String after) {
        int before = after == null ? Integer.MAX_VALUE : Integer.parseInt(after);
        List<DesignVersion> page = versions.stream()
                .filter(design -> design.version() < before)
                .sorted(Comparator.comparingInt(Design::version).reversed())
                .map(design ->
                        new DesignVersion(design.version(), design.author(), design.summary(), design.changedAt()))
                .toList();
        return new Listing<>(page, null);
    }

    private void setColumn(HttpExchange exchange) throws IOException {
        JsonNode body = body(exchange);
        JsonNode sent = body.path("columns").path(0);
        ColumnConfig column = WireJson.mapper().convertValue(sent, ColumnConfig.class);
        Map<String, ColumnConfig> columns = new LinkedHashMap<>();
        newest().config().columns().forEach(old -> columns.put(old.name(), old));
        boolean isNew = columns.put(column.name(), column) == null;
        Map<String, String> why = new LinkedHashMap<>(newest().why());
        if (sent.has("why")) {
            why.put(column.name(), sent.path("why").asString());
        }
        change(
                exchange,
                body,
                newest().config().withColumns(List.copyOf(columns.values())),
                why,
                (isNew ? "added " : "changed ") + column.name());
    }

    private void renameColumn(HttpExchange exchange) throws IOException {
        JsonNode body = body(exchange);
        String from = body.path("from").asString();
        String to = body.path("to").asString();
        // Every place that names the column is a whole word of the config's JSON here.
        String json = WireJson.mapper().writeValueAsString(newest().config());
        DataDesignerConfig config =
                WireJson.mapper().readValue(json.replaceAll("\\b" + from + "\\b", to), DataDesignerConfig.class);
        Map<String, String> why = new LinkedHashMap<>();
        newest().why().forEach((name, reason) -> why.put(name.equals(from) ? to : name, reason));
        change(exchange, body, config, why, "renamed " + from + " to " + to);
    }

    private void removeColumns(HttpExchange exchange) throws IOException {
        List<String> names = ScriptedWire.queryAll(exchange, "name");
        DataDesignerConfig config = newest().config();
        DataDesignerConfig left = config.withColumns(config.columns().stream()
                        .filter(column -> !names.contains(column.name()))
                        .toList())
                .withConstraints(config.constraints().stream()
                        .filter(constraint -> !names.contains(constraint.targetColumn()))
                        .toList());
        change(
                exchange,
                WireJson.mapper().createObjectNode(),
                left,
                newest().why(),
                "removed " + String.join(", ", names));
    }

    private void change(
            HttpExchange exchange, JsonNode body, DataDesignerConfig config, Map<String, String> why, String summary)
            throws IOException {
        int base = body.path("base_version").asInt(newest().version());
        if (base != newest().version()) {
            ScriptedWire.problem(
                    exchange,
                    ProblemType.VERSION_CONFLICT,
                    "The design is at version %d now, and this change was made for version %d."
                            .formatted(newest().version(), base));
            return;
        }
        List<Violation> violations = ScriptedRules.judge(config);
        if (!violations.isEmpty()) {
            ScriptedWire.problem(
                    exchange, ProblemType.INVALID_DESIGN, "The change would make the design invalid.", violations);
            return;
        }
        store(newest().name(), config, why, Author.PERSON, summary);
        ScriptedWire.json(exchange, 200, newest());
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        return WireJson.mapper().readTree(exchange.getRequestBody());
    }

    private static DataDesignerConfig config(JsonNode json) {
        return WireJson.mapper().convertValue(json, DataDesignerConfig.class);
    }
}
