package dev.datawright.bridge.macro;

import dev.datawright.contract.json.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Nothing in a share of the rows: a coin is thrown for each row, and the column is skipped where it says so.
///
/// What is drawn cannot be skipped itself; it is drawn into a column beside, and an expression takes it from there.
final class NullShare {

    static final String FIELD = "null_share";

    private static final Set<String> WHOLE = Set.of("poisson", "binomial", "bernoulli");
    private static final Set<String> DECIMAL = Set.of("uniform", "gaussian", "scipy", "bernoulli_mixture");
    private static final Set<String> PEOPLE = Set.of("person", "person_from_faker");

    private NullShare() {}

    /// The name of the column that holds what is drawn.
    static String valueOf(String name) {
        return name + "__value";
    }

    /// @param parts the columns without nulls, the asked one last
    static List<ObjectNode> of(Given given, List<ObjectNode> parts) {
        JsonNode share = given.field(FIELD);
        if (!share.isNumber() || !(share.doubleValue() > 0) || share.doubleValue() >= 1) {
            given.report(FIELD, "out-of-range", "It is " + share, "a number above 0 and below 1, such as 0.1");
            return parts;
        }
        ObjectNode last = parts.getLast();
        String name = given.name();
        List<ObjectNode> all = new ArrayList<>(parts.subList(0, parts.size() - 1));
        if (last.path("column_type").asString("").equals("seed-dataset")) {
            given.report(
                    FIELD, "not-supported", "What comes from seed data is as it is there", "add an expression column");
            return parts;
        }
        if (last.hasNonNull("skip")) {
            given.report(FIELD, "not-supported", "The column has a skip rule of its own", "leave one of them out");
            return parts;
        }
        ObjectNode coin = Given.helper(name + "__null", "bernoulli");
        ((ObjectNode) coin.path("params")).set("p", share);
        all.add(coin);
        if (last.path("column_type").asString("").equals("sampler")) {
            String type = last.path("sampler_type").asString("");
            if (PEOPLE.contains(type)) {
                given.report(
                        FIELD,
                        "not-supported",
                        "A person is not left out as a whole",
                        "give null_share to the expression columns that take its parts");
                return parts;
            }
            ObjectNode value = last.deepCopy();
            value.put("name", valueOf(name));
            value.put("drop", true);
            value.remove("why");
            all.add(value);
            last = given.expression("{{ " + valueOf(name) + " }}", dtype(type, last));
        }
        ObjectNode skip = WireJson.mapper().createObjectNode();
        skip.put("when", "{{ " + name + "__null == 1 }}");
        last.set("skip", skip);
        all.add(last);
        return all;
    }

    private static String dtype(String samplerType, JsonNode column) {
        String converted = column.path("convert_to").asString("");
        if (Set.of("int", "float", "str").contains(converted)) {
            return converted;
        }
        if (WHOLE.contains(samplerType)) {
            return "int";
        }
        if (DECIMAL.contains(samplerType)) {
            return "float";
        }
        List<JsonNode> values = column.path("params").path("values").isObject()
                ? column.path("params")
                        .path("values")
                        .valueStream()
                        .flatMap(JsonNode::valueStream)
                        .toList()
                : column.path("params").path("values").valueStream().toList();
        if (values.isEmpty() || !values.stream().allMatch(JsonNode::isNumber)) {
            return "str";
        }
        return values.stream().allMatch(JsonNode::isIntegralNumber) ? "int" : "float";
    }
}
