package dev.datawright.offline.dialogue;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Violation;
import dev.datawright.offline.design.Drafting;
import dev.datawright.offline.design.KnownDesign;
import dev.datawright.offline.understand.Understanding;
import dev.datawright.rules.Rules;
import dev.datawright.rules.reading.Reading;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A person's conversation with the rules, the tools answered as the bridge answers them: every change is judged by
/// the suite's own rules of designs, and refused as the bridge refuses it.
final class Bench {

    static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private static final int MOST_STEPS = 12;
    private static final Set<String> TOOLS = Set.of(
            "get_design",
            "set_columns",
            "remove_columns",
            "set_constraints",
            "validate_design",
            "preview_design",
            "propose_job",
            "set_columns.name",
            "propose_job.more");

    private final Dialogue dialogue = new Dialogue(new Understanding(NOON), new Drafting(NOON));
    private final Map<String, ColumnConfig> columns = new LinkedHashMap<>();
    private final List<String> refusals = new ArrayList<>();
    private List<Constraint> constraints = List.of();
    private @Nullable Long rows;
    private String earlier = "";
    private boolean first = true;
    private final Map<String, String> whys = new HashMap<>();
    private String title = "";
    private @Nullable String refusal;

    /// Says it, lets the rules act until they only talk, and tells what came of it.
    Outcome say(String text) {
        List<String> changes = new ArrayList<>();
        List<Turn.Done> calls = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        for (int step = 0; step < MOST_STEPS; step++) {
            Reply reply = dialogue.next(new Turn(
                    text,
                    earlier,
                    first,
                    new KnownDesign(rows, List.copyOf(columns.values()), List.of(), constraints, whys),
                    calls,
                    TOOLS));
            words.append(reply.text()).append('\n');
            Reply.Call call = reply.call();
            if (call == null) {
                earlier = earlier + text + "\n";
                first = false;
                return new Outcome(changes, words.toString().strip());
            }
            String arguments = WireJson.mapper().writeValueAsString(call.arguments());
            calls.add(new Turn.Done(call.tool(), arguments, run(call.tool(), arguments, changes)));
        }
        throw new AssertionError("The rules call tools without end: " + calls);
    }

    /// Says it, and declines the proposal that comes of it with this reason.
    Outcome sayAndDecline(String text, String reason) {
        refusal = reason;
        return say(text);
    }

    /// What the dataset was named; empty when it was not.
    String title() {
        return title;
    }

    /// What was refused, over the whole conversation.
    List<String> refusals() {
        return refusals;
    }

    private String run(String tool, String json, List<String> changes) {
        JsonNode arguments = WireJson.mapper().readTree(json);
        return switch (tool) {
            case "set_columns" -> set(arguments, changes);
            case "remove_columns" -> remove(arguments, changes);
            case "set_constraints" -> constrain(arguments, changes);
            case "preview_design" -> {
                changes.add("previews");
                yield "{\"summary\":\"previewed 5 rows\",\"version\":2,\"rows\":[{\"a\":1}]}";
            }
            case "propose_job" -> {
                boolean more = arguments.path("more").asBoolean(false);
                changes.add("proposes " + arguments.path("rows").asLong() + (more ? " more" : "") + " rows");
                String reason = refusal;
                refusal = null;
                yield reason != null
                        ? "{\"approved\":false,\"reason\":" + WireJson.mapper().writeValueAsString(reason) + "}"
                        : "{\"approved\":true,\"summary\":\"started\"}";
            }
            default -> throw new AssertionError("The rules called " + tool);
        };
    }

    private String set(JsonNode arguments, List<String> changes) {
        // What the bridge has words of its own for it makes expressions of, with a hidden column of running numbers.
        ArrayNode expanded = WireJson.mapper().createArrayNode();
        List<ColumnConfig> known = KnownDesign.parse(json(arguments)).columns();
        Map<String, String> missing = new HashMap<>();
        Map<String, Long> places = new LinkedHashMap<>();
        for (JsonNode column : arguments.path("columns")) {
            String name = column.path("name").asString("");
            boolean macro = Set.of("sequence", "pattern")
                    .contains(column.path("column_type").asString(""));
            if (macro) {
                places.put(name, 1L);
            }
            if (column.has("null_share")) {
                missing.put(name, " " + Math.round(column.path("null_share").asDouble() * 100) + "% empty");
            }
            expanded.add(
                    macro
                            ? known.stream()
                                    .filter(config -> config.name().equals(name))
                                    .findFirst()
                                    .<JsonNode>map(config -> WireJson.mapper().valueToTree(config))
                                    .orElseThrow()
                            : ((ObjectNode) column.deepCopy()).without("null_share"));
        }
        Reading<List<ColumnConfig>> read = Rules.readColumns(expanded);
        if (!read.isValid()) {
            return refused(read.violations());
        }
        Map<String, ColumnConfig> after = new LinkedHashMap<>(columns);
        if (!places.isEmpty()) {
            after.put(
                    "row_number",
                    new SamplerColumnConfig("row_number", new SamplerParams.Uniform(1, 100, null), "int", true));
        }
        read.orElseThrow().forEach(column -> after.put(column.name(), column));
        List<Constraint> kept = constraints;
        if (arguments.has("constraints")) {
            Reading<List<Constraint>> listed = Rules.readConstraints(arguments.path("constraints"));
            if (!listed.isValid()) {
                return refused(listed.violations());
            }
            kept = listed.orElseThrow();
        }
        List<Violation> violations = check(after, kept);
        if (!violations.isEmpty()) {
            return refused(violations);
        }
        title = arguments.path("name").asString(title);
        arguments
                .path("columns")
                .forEach(column -> whys.put(
                        column.path("name").asString(""), column.path("why").asString("")));
        if (arguments.has("rows")) {
            rows = arguments.path("rows").asLong();
            changes.add(rows + " rows");
        }
        read.orElseThrow()
                .forEach(column -> changes.add(Notation.of(column) + missing.getOrDefault(column.name(), "")));
        accept(after, kept, changes);
        return "{\"summary\":\"set columns\",\"design_id\":\"d\",\"version\":2}";
    }

    private static String json(JsonNode node) {
        return WireJson.mapper().writeValueAsString(node);
    }

    private String remove(JsonNode arguments, List<String> changes) {
        Map<String, ColumnConfig> after = new LinkedHashMap<>(columns);
        List<Constraint> kept = new ArrayList<>(constraints);
        for (JsonNode name : arguments.path("names")) {
            if (after.remove(name.asString("")) == null) {
                return refused(List.of(new Violation("names", "unknown-column", "There is no column " + name, null)));
            }
            kept.removeIf(constraint -> Notation.of(constraint).matches(".*\\b" + name.asString("") + "\\b.*"));
            changes.add("- " + name.asString(""));
        }
        List<Violation> violations = check(after, kept);
        if (!violations.isEmpty()) {
            return refused(violations);
        }
        columns.clear();
        columns.putAll(after);
        constraints = List.copyOf(kept);
        return "{\"summary\":\"removed columns\",\"version\":2}";
    }

    private String constrain(JsonNode arguments, List<String> changes) {
        List<Constraint> listed =
                Rules.readConstraints(arguments.path("constraints")).orElseThrow();
        List<Violation> violations = check(columns, listed);
        if (!violations.isEmpty()) {
            return refused(violations);
        }
        accept(new LinkedHashMap<>(columns), listed, changes);
        return "{\"summary\":\"set constraints\",\"version\":2}";
    }

    private void accept(Map<String, ColumnConfig> after, List<Constraint> kept, List<String> changes) {
        if (!kept.equals(constraints)) {
            changes.add(
                    kept.isEmpty()
                            ? "no constraints"
                            : String.join(
                                    " and ", kept.stream().map(Notation::of).toList()));
        }
        columns.clear();
        columns.putAll(after);
        constraints = List.copyOf(kept);
    }

    private static List<Violation> check(Map<String, ColumnConfig> columns, List<Constraint> constraints) {
        return Rules.check(
                new DataDesignerConfig(List.copyOf(columns.values()), List.of(), constraints, List.of()),
                Set.of("writer", "coder"));
    }

    private String refused(List<Violation> violations) {
        List<String> sentences = violations.stream().map(Violation::toSentence).toList();
        refusals.addAll(sentences);
        return "The design is not valid: " + String.join("; ", sentences);
    }

    /// @param changes in the notation of [Notation], in the order they were made
    /// @param words all that was said
    record Outcome(List<String> changes, String words) {}
}
