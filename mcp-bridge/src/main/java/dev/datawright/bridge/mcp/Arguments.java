package dev.datawright.bridge.mcp;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.problem.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The arguments of a tool call, read one by one; what is wrong with them is told in one go by [#check].
public final class Arguments {

    private static final UUID NO_ID = new UUID(0, 0);
    private static final int LONGEST_NUMBER = 400;
    private static final int SHOWN = 60;

    private final JsonNode tree;
    private final List<Violation> violations = new ArrayList<>();

    Arguments(@Nullable Map<String, Object> arguments, Set<String> known) {
        this.tree = WireJson.mapper().valueToTree(arguments == null ? Map.of() : arguments);
        for (String name : tree.propertyNames()) {
            if (!known.contains(name)) {
                violations.add(new Violation(
                        name, "unknown-argument", "there is no argument '" + name + "'", "there are " + known));
            }
        }
    }

    /// All arguments, for the idempotency memory.
    public JsonNode tree() {
        return tree;
    }

    public UUID id(String name) {
        JsonNode value = tree.path(name);
        if (absent(value)) {
            return missing(name, NO_ID);
        }
        return parseId(name, value);
    }

    public @Nullable UUID optionalId(String name) {
        JsonNode value = tree.path(name);
        return absent(value) ? null : parseId(name, value);
    }

    public @Nullable String text(String name) {
        JsonNode value = tree.path(name);
        if (absent(value)) {
            return null;
        }
        if (!value.isString()) {
            violations.add(new Violation(name, "not-a-text", "it is " + abbreviated(value), "give a text"));
            return null;
        }
        return value.asString();
    }

    public @Nullable Long whole(String name) {
        JsonNode value = tree.path(name);
        if (absent(value)) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(value.asString(""));
            // Expanding an exponent of millions takes time and memory.
            if (Math.abs((long) number.scale()) > LONGEST_NUMBER) {
                throw new ArithmeticException("No whole number of ours has such an exponent");
            }
            return number.longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            violations.add(
                    new Violation(name, "not-a-whole-number", "it is " + abbreviated(value), "give a whole number"));
            return null;
        }
    }

    public long wholeOr(String name, long otherwise) {
        Long value = whole(name);
        return value == null ? otherwise : value;
    }

    public long needWhole(String name) {
        return absent(tree.path(name)) ? missing(name, 0L) : wholeOr(name, 0);
    }

    /// A whole number of ordinary size; absent when it was not given.
    public @Nullable Integer count(String name) {
        Long value = whole(name);
        return value == null
                ? null
                : (Integer) Math.toIntExact(Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    public @Nullable Double optionalNumber(String name) {
        return absent(tree.path(name)) ? null : (Double) number(name);
    }

    public @Nullable Boolean flag(String name) {
        JsonNode value = tree.path(name);
        if (absent(value)) {
            return null;
        }
        if (!value.isBoolean()) {
            violations.add(new Violation(name, "not-a-truth", "it is " + abbreviated(value), "give true or false"));
        }
        return value.asBoolean(false);
    }

    public String needText(String name) {
        if (absent(tree.path(name))) {
            return missing(name, "");
        }
        String text = text(name);
        return text == null ? "" : text;
    }

    public double number(String name) {
        JsonNode value = tree.path(name);
        if (absent(value)) {
            return missing(name, 0.0);
        }
        if (!value.isNumber()) {
            violations.add(new Violation(name, "not-a-number", "it is " + abbreviated(value), "give a number"));
        }
        return value.asDouble(0);
    }

    public List<String> texts(String name) {
        JsonNode value = tree.path(name);
        if (absent(value)) {
            return missing(name, List.of());
        }
        if (value.isString()) {
            return List.of(value.asString());
        }
        if (!value.isArray() || value.valueStream().anyMatch(item -> !item.isString())) {
            violations.add(new Violation(name, "not-texts", "it is " + abbreviated(value), "give a list of texts"));
            return List.of();
        }
        return value.valueStream().map(JsonNode::asString).toList();
    }

    /// Empty when the argument is absent.
    public List<String> optionalTexts(String name) {
        return absent(tree.path(name)) ? List.of() : texts(name);
    }

    public JsonNode node(String name) {
        JsonNode value = tree.path(name);
        return absent(value) ? missing(name, WireJson.mapper().nullNode()) : value;
    }

    public @Nullable JsonNode optionalNode(String name) {
        JsonNode value = tree.path(name);
        return absent(value) ? null : value;
    }

    /// Refuses the call when any argument read so far was wrong.
    public void check() {
        if (!violations.isEmpty()) {
            throw new BridgeFailure(
                    ProblemType.INVALID_REQUEST, "The arguments are not right; nothing was changed.", violations);
        }
    }

    private UUID parseId(String name, JsonNode value) {
        try {
            return UUID.fromString(value.asString(""));
        } catch (IllegalArgumentException e) {
            violations.add(new Violation(
                    name, "not-an-id", "it is " + abbreviated(value), "give the id as it was answered, a UUID"));
            return NO_ID;
        }
    }

    private <T> T missing(String name, T stand) {
        violations.add(new Violation(name, "missing", "the argument '" + name + "' is missing", null));
        return stand;
    }

    private static String abbreviated(JsonNode value) {
        String text = value.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
