package dev.datawright.offline.dialogue;

import dev.datawright.contract.json.WireJson;
import dev.datawright.offline.dialogue.Turn.Done;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The one obvious repair of a refused set_columns: without the columns or constraints that the refusal names.
final class Repairs {

    private static final String SET = "set_columns";
    private static final Pattern CONSTRAINTS = Pattern.compile("constraint", Pattern.CASE_INSENSITIVE);

    private Repairs() {}

    /// A second try; empty when this was one already, or when nothing obvious can be left out.
    static Optional<Reply> repair(Turn turn, Done failed) {
        long tries =
                turn.calls().stream().filter(done -> done.tool().equals(SET)).count();
        if (!failed.tool().equals(SET) || tries > 1) {
            return Optional.empty();
        }
        return Results.json(failed.arguments()).flatMap(arguments -> without(arguments, failed.result()));
    }

    private static Optional<Reply> without(JsonNode arguments, String refusal) {
        List<JsonNode> kept = new ArrayList<>();
        Set<String> dropped = new HashSet<>();
        int index = 0;
        for (JsonNode column : arguments.path("columns")) {
            String name = column.path("name").asString("");
            if (blames(refusal, name, index)) {
                dropped.add(name);
            } else {
                kept.add(column);
            }
            index++;
        }
        kept.removeIf(column -> dropped.stream().anyMatch(name -> uses(column, name)));
        JsonNode constraints = arguments.path("constraints");
        boolean blamesConstraints =
                constraints.size() > 0 && CONSTRAINTS.matcher(refusal).find();
        if (kept.isEmpty() || (dropped.isEmpty() && !blamesConstraints)) {
            return Optional.empty();
        }
        if (blamesConstraints) {
            // The refused constraint names its columns: they are fine without it.
            kept.clear();
            arguments.path("columns").forEach(kept::add);
        }
        Map<String, Object> again = new LinkedHashMap<>();
        again.put("columns", kept);
        if (!arguments.path("rows").isMissingNode()) {
            again.put("rows", arguments.path("rows"));
        }
        if (constraints.size() > 0 && !blamesConstraints) {
            List<JsonNode> rest = new ArrayList<>();
            constraints.forEach(constraint -> {
                if (dropped.stream().noneMatch(name -> constraint.toString().contains("\"" + name + "\""))) {
                    rest.add(constraint);
                }
            });
            again.put("constraints", rest);
        }
        return Optional.of(Reply.use(SET, again));
    }

    private static boolean blames(String refusal, String name, int index) {
        return refusal.contains("'" + name + "'")
                || refusal.contains("\"" + name + "\"")
                || refusal.contains("`" + name + "`")
                || refusal.contains("columns[" + index + "]")
                || refusal.contains("columns." + index + ".");
    }

    private static boolean uses(JsonNode column, String name) {
        return Pattern.compile("\\{\\{[^}]*\\b" + Pattern.quote(name) + "\\b")
                        .matcher(WireJson.mapper().writeValueAsString(column))
                        .find()
                || column.path("params").path("category").asString("").equals(name);
    }

    /// Columns asked for at first and not set in the end.
    static List<String> leftOut(Turn turn, Set<String> set) {
        return turn.calls().stream()
                .filter(done -> done.tool().equals(SET) && Results.isFailure(done))
                .flatMap(done -> Results.names(done).stream())
                .filter(name -> !set.contains(name))
                .distinct()
                .toList();
    }
}
