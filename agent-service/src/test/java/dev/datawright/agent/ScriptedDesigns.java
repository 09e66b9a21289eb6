package dev.datawright.agent;

import dev.datawright.contract.event.BridgeEvent;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.json.WireJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The designs of the scripted bridge, all versions of each, and the outbox that tells of them.
final class ScriptedDesigns {

    private final Map<String, List<ObjectNode>> versions = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> copies = new ConcurrentHashMap<>();
    private final Set<String> archived = ConcurrentHashMap.newKeySet();
    private final List<BridgeEvent> events = new CopyOnWriteArrayList<>();

    String create(String name) {
        String id = UUID.randomUUID().toString();
        ObjectNode design = WireJson.mapper()
                .createObjectNode()
                .put("id", id)
                .put("name", name)
                .put("version", 1)
                .put("author", "agent")
                .put("summary", "created")
                .put("seed", 7);
        design.putObject("config").putArray("columns");
        versions.put(id, new CopyOnWriteArrayList<>(List.of(design)));
        return id;
    }

    /// @param version missing: the newest
    @Nullable
    ObjectNode find(String id, JsonNode version) {
        List<ObjectNode> all = versions.get(id);
        return all == null ? null : version.isIntegralNumber() ? all.get(version.asInt() - 1) : all.getLast();
    }

    ObjectNode newest(UUID id) {
        return Objects.requireNonNull(find(id.toString(), WireJson.mapper().missingNode()));
    }

    Set<String> archived() {
        return archived;
    }

    Map<String, ObjectNode> copies() {
        return copies;
    }

    synchronized ObjectNode setColumns(String id, JsonNode arguments) {
        ObjectNode design = next(id, "agent", "added columns");
        List<JsonNode> columns = new ArrayList<>();
        arguments.path("columns").forEach(columns::add);
        ((ObjectNode) design.get("config")).putArray("columns").addAll(columns);
        for (String field : List.of("rows", "name")) {
            if (arguments.hasNonNull(field)) {
                design.set(field, arguments.get(field));
            }
        }
        return add(design);
    }

    /// The person adds a column in the table.
    synchronized void editByHand(UUID id, String column) {
        ObjectNode design = next(id.toString(), "person", "added " + column + " by hand");
        design.path("config")
                .withArray("columns")
                .addObject()
                .put("name", column)
                .put("column_type", "sampler");
        add(design);
    }

    @Nullable
    Object copy(JsonNode from, String key) {
        ObjectNode source = find(from.path("design_id").asString(), from.path("version"));
        return source == null
                ? null
                : copies.computeIfAbsent(key, k -> {
                    ObjectNode copy = source.deepCopy()
                            .put("id", UUID.randomUUID().toString())
                            .put("version", 1);
                    versions.put(copy.path("id").asString(), new CopyOnWriteArrayList<>(List.of(copy)));
                    return copy;
                });
    }

    @Nullable
    Object answer(String method, String id, JsonNode body) {
        ObjectNode design = find(id, WireJson.mapper().missingNode());
        if (design != null && method.equals("PATCH")) {
            design.set("name", body.get("name"));
        } else if (design != null && method.equals("DELETE")) {
            archived.add(id);
        }
        return design;
    }

    Listing<BridgeEvent> eventsAfter(@Nullable String after) {
        int from = after == null ? events.size() : Integer.parseInt(after);
        return new Listing<>(List.copyOf(events.subList(from, events.size())), Integer.toString(events.size()));
    }

    private ObjectNode next(String id, String author, String summary) {
        List<ObjectNode> all = Objects.requireNonNull(versions.get(id));
        return all.getLast()
                .deepCopy()
                .put("version", all.size() + 1)
                .put("author", author)
                .put("summary", summary);
    }

    private ObjectNode add(ObjectNode design) {
        String id = design.path("id").asString();
        Objects.requireNonNull(versions.get(id)).add(design);
        events.add(new BridgeEvent(
                events.size() + 1,
                BridgeEvent.Type.DESIGN_CHANGED,
                UUID.fromString(id),
                design.path("version").asInt(),
                null,
                Instant.EPOCH));
        return design;
    }
}
