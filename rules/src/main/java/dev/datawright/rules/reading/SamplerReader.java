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
    private static final Set<String> LATER =
            Set.of("poisson", "binomial", "bernoulli_mixture", "scipy", "timedelta", "person");
    private static final Set<SamplerType> WITHOUT_NEEDS = Set.of(SamplerType.UUID, SamplerType.PERSON_FROM_FAKER);
    private static final Map<String, String> SEXES = new LinkedHashMap<>();
    private static final Map<String, Unit> UNITS = new LinkedHashMap<>();

    static {
        SEXES.put("Male", "Male");
        SEXES.put("Female", "Female");
        UNITS.put("Y", Unit.YEAR);
        UNITS.put("M", Unit.MONTH);
        UNITS.put("D", Unit.DAY);
        UNITS.put("h", Unit.HOUR);
        UNITS.put("m", Unit.MINUTE);
        UNITS.put("s", Unit.SECOND);
    }

    private final List<Violation> violations;

    SamplerReader(List<Violation> violations) {
        this.violations = violations;
    }

    /// The parameters that stand in a sampler column; null after a violation.
    @Nullable
    SamplerParams read(Fields column) {
        String word = column.text("sampler_type");
        Optional<SamplerType> found = Arrays.stream(SamplerType.values())
                .filter(type -> type.wireName().equals(word))
                .findFirst();
        JsonNode params = column.take("params");
        if (found.isEmpty()) {
            reportType(column, word);
            return null;
        }
        SamplerType type = found.get();
        if (params == null) {
            if (!WITHOUT_NEEDS.contains(type)) {
                column.require("params");
                return null;
            }
            params = JsonNodeFactory.instance.objectNode();
        }
        int before = violations.size();
        Fields fields = Fields.of(params, column.path("params"), "the parameters of " + word, violations)
                .orElse(null);
        if (fields == null) {
            return null;
        }
        fields.onlyDefault("sampler_type", "Another sampler type than the column's", "\"" + word + "\"");
        SamplerParams read = read(type, fields);
        fields.finish();
        return violations.size() == before ? read : null;
    }

    private static void reportType(Fields column, String word) {
        if (LATER.contains(word)) {
            column.report(
                    "sampler_type",
                    "not-supported",
                    "The sampler '" + word + "' is not supported yet",
                    word.equals("person") ? "use person_from_faker" : "one of: " + Words.list(TYPES));
        } else if (!word.isEmpty()) {
            column.report(
                    "sampler_type",
                    "unknown-value",
                    "'" + Words.abbreviated(word) + "' is not a sampler type",
                    Words.suggest(word, TYPES));
        }
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
            case BERNOULLI -> new SamplerParams.Bernoulli(fields.number("p"));
            case DATETIME -> {
                Unit unit = fields.choice("unit", UNITS, Unit.DAY);
                yield new SamplerParams.Datetime(
                        fields.text("start"), fields.text("end"), unit == null ? Unit.DAY : unit);
            }
            case PERSON_FROM_FAKER -> person(fields);
        };
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

    private static SamplerParams person(Fields fields) {
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
