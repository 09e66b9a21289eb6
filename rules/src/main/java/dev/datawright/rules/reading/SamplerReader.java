package dev.datawright.rules.reading;

import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.design.SamplerParams.Datetime.Unit;
import dev.datawright.contract.design.SamplerType;
import dev.datawright.contract.problem.Violation;
import dev.datawright.rules.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads the type and the parameters of a sampler.
final class SamplerReader {

    private static final List<String> TYPES =
            Arrays.stream(SamplerType.values()).map(SamplerType::wireName).toList();
    private static final Set<SamplerType> WITHOUT_NEEDS =
            Set.of(SamplerType.UUID, SamplerType.PERSON, SamplerType.PERSON_FROM_FAKER);
    private static final Map<String, String> SEXES = new LinkedHashMap<>();
    private static final Map<String, Unit> UNITS = new LinkedHashMap<>();
    private static final Map<String, SamplerParams.Timedelta.Unit> DISTANCES = new LinkedHashMap<>();

    static {
        SEXES.put("Male", "Male");
        SEXES.put("Female", "Female");
        UNITS.put("Y", Unit.YEAR);
        UNITS.put("M", Unit.MONTH);
        UNITS.put("D", Unit.DAY);
        UNITS.put("h", Unit.HOUR);
        UNITS.put("m", Unit.MINUTE);
        UNITS.put("s", Unit.SECOND);
        DISTANCES.put("D", SamplerParams.Timedelta.Unit.DAY);
        DISTANCES.put("h", SamplerParams.Timedelta.Unit.HOUR);
        DISTANCES.put("m", SamplerParams.Timedelta.Unit.MINUTE);
        DISTANCES.put("s", SamplerParams.Timedelta.Unit.SECOND);
    }

    private final List<Violation> violations;

    SamplerReader(List<Violation> violations) {
        this.violations = violations;
    }

    /// The type that a sampler column names; null after a violation.
    @Nullable
    SamplerType type(Fields column) {
        String word = column.text("sampler_type");
        Optional<SamplerType> found = Arrays.stream(SamplerType.values())
                .filter(type -> type.wireName().equals(word))
                .findFirst();
        if (found.isEmpty() && !word.isEmpty()) {
            column.report(
                    "sampler_type",
                    "unknown-value",
                    "'" + Words.abbreviated(word) + "' is not a sampler type",
                    Words.suggest(word, TYPES));
        }
        return found.orElse(null);
    }

    /// The parameters that stand in a sampler column; null after a violation.
    @Nullable
    SamplerParams params(SamplerType type, Fields column) {
        JsonNode params = column.take("params");
        if (params == null) {
            if (!WITHOUT_NEEDS.contains(type)) {
                column.require("params");
                return null;
            }
            params = JsonNodeFactory.instance.objectNode();
        }
        return read(type, params, column.path("params"));
    }

    /// The parameters by condition; those that are wrong are left out, and reported.
    Map<String, SamplerParams> conditionalParams(SamplerType type, Fields column) {
        JsonNode node = column.take("conditional_params");
        Map<String, SamplerParams> read = new LinkedHashMap<>();
        if (node == null) {
            return read;
        }
        String path = column.path("conditional_params");
        if (!node.isObject()) {
            column.wrongType(path, "an object with parameters for each condition", node);
            return read;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            SamplerParams params = read(type, entry.getValue(), path + "." + entry.getKey());
            if (params != null) {
                read.put(entry.getKey(), params);
            }
        }
        return read;
    }

    private @Nullable SamplerParams read(SamplerType type, JsonNode params, String path) {
        int before = violations.size();
        Fields fields = Fields.of(params, path, "the parameters of " + type.wireName(), violations)
                .orElse(null);
        if (fields == null) {
            return null;
        }
        fields.onlyDefault("sampler_type", "Another sampler type than the column's", "\"" + type.wireName() + "\"");
        SamplerParams read = read(type, fields);
        fields.finish();
        return violations.size() == before ? read : null;
    }

    private @Nullable SamplerParams read(SamplerType type, Fields fields) {
        return switch (type) {
            case UUID ->
                new SamplerParams.Uuid(
                        fields.optionalText("prefix"), fields.flag("short_form"), fields.flag("uppercase"));
            case CATEGORY -> category(fields);
            case SUBCATEGORY -> subcategory(fields);
            case UNIFORM ->
                new SamplerParams.Uniform(
                        fields.number("low"), fields.number("high"), fields.optionalInteger("decimal_places"));
            case GAUSSIAN ->
                new SamplerParams.Gaussian(
                        fields.number("mean"), fields.number("stddev"), fields.optionalInteger("decimal_places"));
            case POISSON -> new SamplerParams.Poisson(fields.number("mean"));
            case BERNOULLI -> new SamplerParams.Bernoulli(fields.number("p"));
            case BINOMIAL -> new SamplerParams.Binomial(fields.whole("n"), fields.number("p"));
            case BERNOULLI_MIXTURE ->
                new SamplerParams.BernoulliMixture(fields.number("p"), fields.text("dist_name"), distribution(fields));
            case SCIPY ->
                new SamplerParams.Scipy(
                        fields.text("dist_name"), distribution(fields), fields.optionalInteger("decimal_places"));
            case DATETIME -> {
                Unit unit = fields.choice("unit", UNITS, Unit.DAY);
                yield new SamplerParams.Datetime(
                        fields.text("start"), fields.text("end"), unit == null ? Unit.DAY : unit);
            }
            case TIMEDELTA -> {
                SamplerParams.Timedelta.Unit unit = fields.choice("unit", DISTANCES, SamplerParams.Timedelta.Unit.DAY);
                yield new SamplerParams.Timedelta(
                        fields.whole("dt_min"),
                        fields.whole("dt_max"),
                        fields.text("reference_column_name"),
                        unit == null ? SamplerParams.Timedelta.Unit.DAY : unit);
            }
            case PERSON -> {
                SamplerParams.PersonFromFaker person = person(fields);
                yield new SamplerParams.Person(
                        person.locale(),
                        person.sex(),
                        person.city(),
                        person.ageRange(),
                        selected(fields),
                        fields.flag("with_synthetic_personas"));
            }
            case PERSON_FROM_FAKER -> person(fields);
        };
    }

    private static Map<String, Number> distribution(Fields fields) {
        Map<String, Number> values = new LinkedHashMap<>();
        JsonNode node = fields.require("dist_params");
        if (node == null) {
            return values;
        }
        String path = fields.path("dist_params");
        if (!node.isObject()) {
            fields.wrongType(path, "an object with a number for each parameter", node);
            return values;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonNode value = entry.getValue();
            String at = path + "." + entry.getKey();
            values.put(
                    entry.getKey(),
                    value.isIntegralNumber() && value.canConvertToLong()
                            ? (Number) value.longValue()
                            : (Number) fields.asNumber(at, value));
        }
        return values;
    }

    private @Nullable Map<String, List<String>> selected(Fields fields) {
        JsonNode node = fields.take("select_field_values");
        if (node == null) {
            return null;
        }
        Map<String, List<String>> selected = new LinkedHashMap<>();
        String path = fields.path("select_field_values");
        if (!node.isObject()) {
            fields.wrongType(path, "an object with a list of values for each field", node);
            return selected;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            selected.put(
                    entry.getKey(),
                    Fields.elements(
                            path + "." + entry.getKey(),
                            entry.getValue(),
                            (value, at) -> {
                                Object scalar = fields.scalar(value, at);
                                return scalar == null ? null : scalar.toString();
                            },
                            violations));
        }
        return selected;
    }

    private static SamplerParams category(Fields fields) {
        fields.require("values");
        List<Object> values = fields.list("values", fields::scalar);
        List<Double> weights = fields.list("weights", fields::asNumberAt);
        return new SamplerParams.Category(values, fields.take("weights") == null ? null : weights);
    }

    private @Nullable SamplerParams subcategory(Fields fields) {
        String category = fields.text("category");
        JsonNode node = fields.require("values");
        if (node == null) {
            return null;
        }
        if (!node.isObject()) {
            fields.wrongType(
                    fields.path("values"), "an object with a list of values for each value of the category", node);
            return null;
        }
        Map<String, List<Object>> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String path = fields.path("values") + "." + entry.getKey();
            values.put(entry.getKey(), Fields.elements(path, entry.getValue(), fields::scalar, violations));
        }
        return new SamplerParams.Subcategory(category, values);
    }

    private static SamplerParams.PersonFromFaker person(Fields fields) {
        String locale = fields.optionalText("locale");
        String sex = fields.choice("sex", SEXES, null);
        JsonNode city = fields.take("city");
        List<String> cities = null;
        if (city != null) {
            cities = new ArrayList<>();
            for (JsonNode one :
                    city.isArray() ? city : JsonNodeFactory.instance.arrayNode().add(city)) {
                if (one.isString()) {
                    cities.add(one.stringValue());
                } else {
                    fields.wrongType(fields.path("city"), "the name of a city or a list of names", one);
                }
            }
        }
        List<Integer> ages = fields.list("age_range", fields::asIntegerAt);
        return new SamplerParams.PersonFromFaker(
                locale == null ? "en_US" : locale,
                sex,
                cities,
                fields.take("age_range") == null ? List.of(18, 114) : ages);
    }
}
