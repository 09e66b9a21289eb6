package dev.datawright.offline.dialogue;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.json.WireJson;
import dev.datawright.offline.design.Draft;
import dev.datawright.offline.dialogue.Turn.Done;
import dev.datawright.offline.speak.Voice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Brings columns into another order with tools that have none: they are set as they are, which keeps their
/// parameters in the conversation, then all but the first are removed and set again in the new order.
final class Reordering {

    private static final String SET = "set_columns";
    private static final String REMOVE = "remove_columns";
    private static final String COLUMNS = "columns";
    private static final String CONSTRAINTS = "constraints";

    private Reordering() {}

    /// The next step; empty when nothing is to be moved, or when a call was refused.
    static Optional<Reply> next(Draft draft, Turn turn, Voice voice) {
        List<Done> calls = turn.calls();
        if (calls.stream().anyMatch(Results::isFailure) || !turn.tools().contains(REMOVE)) {
            return Optional.empty();
        }
        if (calls.isEmpty()) {
            boolean movable = draft.order().stream()
                    .skip(1)
                    .flatMap(name -> column(turn, name).stream())
                    .noneMatch(column -> column.templates().stream()
                            .anyMatch(template -> template.contains("row_number") || template.contains("__")));
            return draft.order().isEmpty() || !draft.columns().isEmpty() || !movable
                    ? Optional.empty()
                    : Optional.of(Reply.use(SET, all(draft.order(), turn)));
        }
        List<JsonNode> wanted = new ArrayList<>();
        JsonNode first = WireJson.mapper().readTree(calls.getFirst().arguments());
        first.path(COLUMNS).forEach(wanted::add);
        List<String> names =
                wanted.stream().map(column -> column.path("name").asString("")).toList();
        if (!calls.getFirst().tool().equals(SET) || names.size() < 2) {
            return Optional.empty();
        }
        return switch (calls.size()) {
            case 1 -> Optional.of(Reply.use(REMOVE, Map.of("names", names.subList(1, names.size()))));
            case 2 -> {
                Map<String, Object> again = new LinkedHashMap<>();
                again.put(COLUMNS, wanted.subList(1, wanted.size()));
                if (first.path(CONSTRAINTS).size() > 0) {
                    again.put(CONSTRAINTS, first.path(CONSTRAINTS));
                }
                yield Optional.of(Reply.use(SET, again));
            }
            default ->
                Optional.of(Reply.say(Dialogue.join(
                        voice.ordered(names), voice.askToGenerate(turn.design().rows()))));
        };
    }

    private static Map<String, Object> all(List<String> order, Turn turn) {
        List<Object> columns = new ArrayList<>();
        for (String name : order) {
            column(turn, name).ifPresent(config -> {
                Map<String, Object> column = new LinkedHashMap<>();
                JsonNode fields = WireJson.mapper().valueToTree(config);
                fields.properties().forEach(field -> column.put(field.getKey(), field.getValue()));
                String why = turn.design().whys().getOrDefault(name, "");
                if (!why.isEmpty()) {
                    column.put("why", why);
                }
                columns.add(column);
            });
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put(COLUMNS, columns);
        arguments.put(
                CONSTRAINTS,
                turn.design().constraints().stream()
                        .<Object>map(constraint -> WireJson.mapper().valueToTree(constraint))
                        .toList());
        return arguments;
    }

    private static Optional<ColumnConfig> column(Turn turn, String name) {
        return turn.design().columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst();
    }
}
