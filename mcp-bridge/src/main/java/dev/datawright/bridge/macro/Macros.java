package dev.datawright.bridge.macro;

import dev.datawright.contract.design.Macro;
import dev.datawright.contract.design.SeedConfig;
import dev.datawright.contract.design.SeedSource;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes Data Designer's own columns of those that it has no words for.
public final class Macros {

    /// The column of running numbers, which all sequences of a design share.
    public static final String NUMBER = "row_number";

    /// Seed data that holds the numbers from 1 on; which file of it, the number of rows decides.
    public static final String NUMBERS = "datawright-numbers#numbers.csv";

    private Macros() {}

    /// @param columns as they are sent: a list, or what stands in its place
    public static Expansion expand(@Nullable JsonNode columns) {
        ArrayNode made = WireJson.mapper().createArrayNode();
        List<Integer> sentAt = new ArrayList<>();
        Map<String, Macro> macros = new LinkedHashMap<>();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; columns != null && columns.isArray() && i < columns.size(); i++) {
            List<ObjectNode> parts = parts(columns.path(i), "columns[" + i + "]", violations);
            if (parts.isEmpty()) {
                made.add(columns.path(i));
                sentAt.add(i);
                continue;
            }
            List<String> names = new ArrayList<>();
            for (ObjectNode part : parts) {
                String name = part.path("name").asString("");
                names.add(name);
                if (!name.equals(NUMBER) || !has(made, NUMBER)) {
                    made.add(part);
                    sentAt.add(i);
                }
            }
            macros.put(names.getLast(), new Macro(asked(columns.path(i)), names));
        }
        return new Expansion(made, sentAt, macros, violations);
    }

    /// The name of the column that holds what is drawn for a column with nulls.
    public static String drawn(String name) {
        return NullShare.valueOf(name);
    }

    /// Where the numbers of sequences come from.
    public static SeedConfig numbers() {
        return new SeedConfig(new SeedSource.Fileset(NUMBERS), SeedConfig.SamplingStrategy.ORDERED, null);
    }

    /// Whether seed data are the running numbers.
    public static boolean areNumbers(@Nullable SeedConfig seed) {
        return seed != null && seed.equals(numbers());
    }

    /// The columns that one becomes, the asked one last; none for a column in Data Designer's own words.
    private static List<ObjectNode> parts(JsonNode column, String path, List<Violation> violations) {
        if (!(column instanceof ObjectNode sent) || !sent.path("name").isString()) {
            return List.of();
        }
        String type = sent.path("column_type").asString("");
        boolean nulls = sent.hasNonNull(NullShare.FIELD);
        if (!nulls && !type.equals(SequenceMacro.TYPE) && !type.equals(PatternMacro.TYPE)) {
            if (sent.has(NullShare.FIELD)) {
                sent.remove(NullShare.FIELD);
            }
            return List.of();
        }
        Given given = new Given(sent.deepCopy(), path, violations);
        List<ObjectNode> parts = new ArrayList<>(
                switch (type) {
                    case SequenceMacro.TYPE -> SequenceMacro.expand(given);
                    case PatternMacro.TYPE -> PatternMacro.expand(given);
                    default -> List.of(given.rest());
                });
        return nulls ? NullShare.of(given, parts) : parts;
    }

    private static boolean has(ArrayNode columns, String name) {
        return columns.valueStream()
                .anyMatch(column -> column.path("name").asString("").equals(name));
    }

    private static JsonNode asked(JsonNode column) {
        ObjectNode asked = (ObjectNode) column.deepCopy();
        asked.remove("why");
        return asked;
    }
}
