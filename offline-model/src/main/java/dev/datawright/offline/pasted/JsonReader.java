package dev.datawright.offline.pasted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An object, or a list of them, as a sample of the rows.
final class JsonReader implements Pasted.Reader {

    private static final JsonMapper MAPPER = new JsonMapper();

    @Override
    public Optional<Pasted> read(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("{[".indexOf(text.charAt(i)) < 0) {
                continue;
            }
            int end = Parts.closing(text, i);
            Optional<List<PastedColumn>> columns = end < 0 ? Optional.empty() : columns(text.substring(i, end));
            if (columns.isPresent()) {
                return Pasted.of(columns.get(), text, i, end);
            }
        }
        return Optional.empty();
    }

    private static Optional<List<PastedColumn>> columns(String json) {
        if (!json.contains(":") || !json.contains("\"")) {
            return Optional.empty();
        }
        JsonNode root;
        try {
            // People leave out the rest of a list.
            root = MAPPER.readTree(json.replaceAll(",\\s*(?:\\.\\.\\.|…)?\\s*([}\\]])", "$1"));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
        Map<String, List<String>> samples = new LinkedHashMap<>();
        if (root.isArray()) {
            root.forEach(row -> gather("", row, samples));
        } else {
            gather("", root, samples);
        }
        return samples.size() < 2
                ? Optional.empty()
                : Optional.of(samples.entrySet().stream()
                        .map(entry -> new PastedColumn(
                                entry.getKey(),
                                Samples.facts(entry.getKey(), entry.getValue()),
                                entry.getKey() + ": "
                                        + entry.getValue().stream().findFirst().orElse("")))
                        .toList());
    }

    /// Parts of parts are columns of their own.
    private static void gather(String prefix, JsonNode node, Map<String, List<String>> samples) {
        node.properties().forEach(field -> {
            String name = prefix + field.getKey();
            if (field.getValue().isObject()) {
                gather(name + "_", field.getValue(), samples);
            } else {
                List<String> values = samples.computeIfAbsent(name, key -> new ArrayList<>());
                if (!field.getValue().isNull() && !field.getValue().isArray()) {
                    values.add(field.getValue().asString(""));
                }
            }
        });
    }
}
