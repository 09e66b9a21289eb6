package dev.datawright.launcher.eval;

import dev.datawright.launcher.eval.Demand.Aspect;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads one expectation; docs/reference/evaluation.md has the format.
final class ExpectationReader {

    private static final int WORDS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Set<String> OPERATORS = Set.of("<", "<=", ">", ">=", "=");
    private static final Set<String> UNITS = Set.of("days", "hours", "minutes", "numbers");
    private static final Set<String> KINDS =
            Set.of("normal", "uniform", "poisson", "binomial", "exponential", "gamma", "lognormal");

    private static final Map<String, Function<Fields, Demand>> DEMANDS = new LinkedHashMap<>();
    private static final Map<String, Function<Fields, Aspect>> ASPECTS = new LinkedHashMap<>();

    static {
        DEMANDS.put("rows", fields -> new Demand.Rows(fields.whole("rows")));
        DEMANDS.put("columns", fields -> new Demand.ColumnCount(count(fields, "columns"), count(fields, "columns")));
        DEMANDS.put("columns_at_most", fields -> new Demand.ColumnCount(0, count(fields, "columns_at_most")));
        DEMANDS.put("order", fields -> new Demand.Order(fields.names("order")));
        DEMANDS.put("header", fields -> new Demand.Header(fields.texts("header")));
        DEMANDS.put("no_column", fields -> new Demand.NoColumn(fields.name("no_column")));
        DEMANDS.put("compare", ExpectationReader::compare);
        DEMANDS.put("unchanged", fields -> stated(fields, "unchanged", new Demand.Unchanged()));
        DEMANDS.put("never_in_rows", fields -> new Demand.NeverInRows(fields.pattern("never_in_rows", WORDS)));
        DEMANDS.put("asks", fields -> stated(fields, "asks", new Demand.Asks()));
        DEMANDS.put("asks_or_builds", fields -> new Demand.AsksOrBuilds(count(fields, "asks_or_builds")));
        DEMANDS.put("refuses", fields -> new Demand.Refuses(fields.pattern("refuses", WORDS)));
        DEMANDS.put("says", fields -> new Demand.Says(fields.pattern("says", WORDS)));
        DEMANDS.put("never_says", fields -> new Demand.NeverSays(fields.pattern("never_says", WORDS)));
        DEMANDS.put("proposes", fields -> new Demand.Proposes(fields.flag("proposes")));
        DEMANDS.put("no_job", fields -> stated(fields, "no_job", new Demand.NoJob()));
        DEMANDS.put("answers_in", ExpectationReader::language);
        ASPECTS.put("range", fields -> new Aspect.InRange(fields.range("range")));
        ASPECTS.put("dates", ExpectationReader::dates);
        ASPECTS.put("whole", fields -> stated(fields, "whole", new Aspect.Whole()));
        ASPECTS.put("decimals", fields -> new Aspect.Decimals(count(fields, "decimals")));
        ASPECTS.put("mean", fields -> new Aspect.Mean(fields.number("mean"), fields.number("within", 0)));
        ASPECTS.put("sd", fields -> new Aspect.Deviation(fields.number("sd"), fields.number("within", 0)));
        ASPECTS.put("distribution", ExpectationReader::distribution);
        ASPECTS.put("values", fields -> new Aspect.Values(fields.texts("values")));
        ASPECTS.put(
                "shares", fields -> new Aspect.Shares(fields.numbersByKey("shares"), fields.number("within", 0.02)));
        ASPECTS.put("pattern", fields -> new Aspect.Matches(fields.pattern("pattern", 0)));
        ASPECTS.put("unique", fields -> stated(fields, "unique", new Aspect.Unique()));
        ASPECTS.put("distinct", fields -> new Aspect.Distinct(count(fields, "distinct")));
        ASPECTS.put("counts", ExpectationReader::counts);
        ASPECTS.put("nulls", fields -> new Aspect.Nulls(fields.number("nulls")));
        ASPECTS.put("empty", fields -> new Aspect.Empty(fields.flag("empty")));
        ASPECTS.put("written", fields -> stated(fields, "written", new Aspect.Written()));
        ASPECTS.put("uses", fields -> new Aspect.Uses(fields.names("uses")));
        ASPECTS.put("mentions", fields -> new Aspect.Mentions(fields.pattern("mentions", WORDS)));
        ASPECTS.put("computed", ExpectationReader::computed);
        ASPECTS.put("contains", fields -> new Aspect.Contains(fields.names("contains")));
    }

    private ExpectationReader() {}

    static Expectation read(JsonNode node, String path, int turns) {
        Fields fields = new Fields(node, path);
        int turn = fields.has("turn") ? Math.toIntExact(Math.min(fields.whole("turn"), Integer.MAX_VALUE)) : turns;
        if (turn < 1 || turn > turns) {
            throw fields.wrong("turn", "must be between 1 and " + turns + ", as there are so many messages");
        }
        fields.any("turn");
        Demand demand = fields.has("column") ? ofColumn(fields) : one(fields, DEMANDS, path, "column");
        fields.nothingElse();
        ObjectNode told = ((ObjectNode) node).deepCopy();
        told.remove("turn");
        return new Expectation(told + (turn == turns ? "" : " after message " + turn), turn, demand);
    }

    /// All that an expectation can state.
    static List<String> keys() {
        return Stream.concat(DEMANDS.keySet().stream(), ASPECTS.keySet().stream())
                .toList();
    }

    private static Demand ofColumn(Fields fields) {
        Demand.When when = fields.has("when") ? when(fields.object("when")) : null;
        fields.any("when");
        boolean any = ASPECTS.keySet().stream().anyMatch(fields::has);
        Aspect aspect = any ? one(fields, ASPECTS, "", "") : new Aspect.Present();
        return new Demand.OfColumn(fields.name("column"), aspect, when);
    }

    /// What is read by the one key that the object has.
    private static <T> T one(Fields fields, Map<String, Function<Fields, T>> readers, String path, String other) {
        List<String> keys = readers.keySet().stream().filter(fields::has).toList();
        if (keys.isEmpty()) {
            throw new Fields.WrongField(
                    path, "states nothing: it needs one of " + other + ", " + String.join(", ", readers.keySet()));
        }
        if (keys.size() > 1) {
            throw fields.wrong(
                    keys.getLast(), "stands beside " + keys.getFirst() + ": one expectation states one thing");
        }
        return Objects.requireNonNull(readers.get(keys.getFirst())).apply(fields);
    }

    private static <T> T stated(Fields fields, String name, T value) {
        fields.onlyTrue(name);
        return value;
    }

    private static int count(Fields fields, String name) {
        long count = fields.whole(name);
        if (count < 0 || count > 10_000) {
            throw fields.wrong(name, "must be between 0 and 10000, not " + count);
        }
        return (int) count;
    }

    private static Demand compare(Fields fields) {
        JsonNode parts = fields.need("compare");
        if (!parts.isArray()
                || parts.size() != 3
                || !OPERATORS.contains(parts.get(1).asString(""))) {
            throw fields.wrong("compare", "must be such as [\"end\", \">=\", \"start\"], with one of < <= > >= =");
        }
        JsonNode right = parts.get(2);
        String unit = fields.any("unit") == null ? "days" : fields.text("unit");
        if (!UNITS.contains(unit)) {
            throw fields.wrong("unit", "must be one of days, hours, minutes, numbers");
        }
        return new Demand.Compare(
                fields.name(parts.get(0), "compare[0]"),
                parts.get(1).asString(),
                right.isNumber() ? null : fields.name(right, "compare[2]"),
                right.isNumber() ? (Double) right.asDouble() : null,
                fields.has("apart") ? fields.range("apart") : null,
                unit);
    }

    private static Demand language(Fields fields) {
        String language = fields.text("answers_in");
        if (!Tongue.SMALL_WORDS.containsKey(language)) {
            throw fields.wrong("answers_in", "must be en, de, fr or es, not '" + language + "'");
        }
        return new Demand.AnswersIn(language);
    }

    private static Aspect dates(Fields fields) {
        List<@Nullable JsonNode> ends = fields.ends("dates");
        for (JsonNode end : ends) {
            try {
                if (end != null) {
                    LocalDate.parse(end.asString(""));
                }
            } catch (DateTimeParseException _) {
                throw fields.wrong("dates", "must be days such as \"2024-12-31\", not " + end);
            }
        }
        JsonNode first = ends.getFirst();
        JsonNode last = ends.getLast();
        return new Aspect.Dates(first == null ? null : first.asString(), last == null ? null : last.asString());
    }

    private static Aspect distribution(Fields fields) {
        Set<String> kinds = new LinkedHashSet<>(fields.texts("distribution"));
        if (!KINDS.containsAll(kinds)) {
            throw fields.wrong(
                    "distribution", "must be of " + KINDS.stream().sorted().toList() + ", not " + kinds);
        }
        return new Aspect.Distribution(kinds);
    }

    private static Aspect counts(Fields fields) {
        Fields inner = fields.object("counts");
        Aspect counts = new Aspect.Counts(
                inner.whole("from"),
                inner.has("step") ? inner.whole("step") : 1,
                inner.has("prefix") ? inner.text("prefix") : "");
        inner.nothingElse();
        return counts;
    }

    private static Aspect computed(Fields fields) {
        Map<String, NamePattern> where = fields.namesByKey("where");
        try {
            Formula formula = Formula.parse(fields.text("computed"));
            for (String name : formula.names()) {
                if (!where.containsKey(name)) {
                    throw fields.wrong("where", "does not say which column '" + name + "' is");
                }
            }
            return new Aspect.Computed(formula, where, fields.number("within", 0.01));
        } catch (IllegalArgumentException e) {
            throw fields.wrong("computed", String.valueOf(e.getMessage()));
        }
    }

    private static Demand.When when(Fields fields) {
        Demand.When when = new Demand.When(
                fields.name("column"),
                fields.has("is") ? Set.copyOf(fields.texts("is")) : Set.of(),
                fields.has("range") ? fields.range("range") : null,
                fields.has("empty") ? (Boolean) fields.flag("empty") : null);
        if (when.values().isEmpty() && when.range() == null && when.empty() == null) {
            throw fields.wrong("column", "stands alone: a condition needs is, range or empty");
        }
        fields.nothingElse();
        return when;
    }
}
