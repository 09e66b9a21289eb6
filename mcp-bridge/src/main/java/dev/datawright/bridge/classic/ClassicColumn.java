package dev.datawright.bridge.classic;

import dev.datawright.bridge.mcp.Arguments;
import dev.datawright.contract.json.WireJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How the flat arguments of one `add_..._column` tool become a column config; what they say is judged by the rules.
///
/// @param needed arguments without which there is no such column
/// @param params arguments that are parameters of the sampler
/// @param fields arguments that stand in the config itself, by the field they become
/// @param fixed fields that the tool stands for
record ClassicColumn(
        String tool,
        String columnType,
        @Nullable String samplerType,
        List<String> needed,
        List<String> params,
        Map<String, String> fields,
        Map<String, String> fixed) {

    private static final Map<String, String> ALWAYS = Map.of("drop", "drop", "why", "why");

    static final List<ClassicColumn> ALL = List.of(
            sampler("uuid", "uuid", List.of(), List.of("prefix", "short_form", "uppercase")),
            sampler("category", "category", List.of("values"), List.of("weights")),
            sampler("subcategory", "subcategory", List.of("category", "values"), List.of()),
            sampler("float", "uniform", List.of("low", "high"), List.of("decimal_places")),
            sampler("int", "uniform", List.of("low", "high"), List.of()).with("convert_to", "int"),
            sampler("datetime", "datetime", List.of("start", "end"), List.of("unit"))
                    .field("format", "convert_to"),
            sampler("timedelta", "timedelta", List.of("reference_column_name", "dt_min", "dt_max"), List.of("unit"))
                    .field("format", "convert_to"),
            sampler("person", "person_from_faker", List.of(), List.of("locale", "sex", "city", "age_range")),
            sampler("gaussian", "gaussian", List.of("mean", "stddev"), List.of("decimal_places")),
            sampler("poisson", "poisson", List.of("mean"), List.of()),
            sampler("bernoulli", "bernoulli", List.of("p"), List.of()),
            made("expression", "expression", List.of("expr"), List.of("dtype")),
            made("llm_text", "llm-text", List.of("prompt"), List.of("system_prompt", "model_alias")),
            made("llm_code", "llm-code", List.of("prompt", "code_lang"), List.of("system_prompt", "model_alias")),
            made(
                    "llm_structured",
                    "llm-structured",
                    List.of("prompt", "output_format"),
                    List.of("system_prompt", "model_alias")),
            made("llm_judge", "llm-judge", List.of("prompt", "scores"), List.of("system_prompt", "model_alias")));

    private static ClassicColumn sampler(String name, String type, List<String> needed, List<String> others) {
        List<String> params =
                java.util.stream.Stream.concat(needed.stream(), others.stream()).toList();
        return new ClassicColumn("add_" + name + "_column", "sampler", type, needed, params, Map.of(), Map.of());
    }

    private static ClassicColumn made(String name, String type, List<String> needed, List<String> others) {
        Map<String, String> fields = java.util.stream.Stream.concat(needed.stream(), others.stream())
                .collect(java.util.stream.Collectors.toMap(field -> field, field -> field));
        return new ClassicColumn("add_" + name + "_column", type, null, needed, List.of(), fields, Map.of());
    }

    private ClassicColumn with(String field, String value) {
        return new ClassicColumn(tool, columnType, samplerType, needed, params, fields, Map.of(field, value));
    }

    private ClassicColumn field(String argument, String field) {
        return new ClassicColumn(tool, columnType, samplerType, needed, params, Map.of(argument, field), fixed);
    }

    /// What the tool's answer calls the column.
    String label() {
        return samplerType == null ? columnType : samplerType;
    }

    /// @param writer the model role of a column that names none
    ObjectNode config(Arguments arguments, String writer) {
        ObjectNode column = WireJson.mapper().createObjectNode();
        column.put("name", arguments.needText("name"));
        column.put("column_type", columnType);
        needed.forEach(arguments::node);
        if (samplerType != null) {
            column.put("sampler_type", samplerType);
            ObjectNode values = column.putObject("params");
            params.forEach(name -> copy(arguments, name, values, name));
        }
        if (columnType.startsWith("llm-")) {
            column.put("model_alias", writer);
        }
        fields.forEach((argument, field) -> copy(arguments, argument, column, field));
        ALWAYS.forEach((argument, field) -> copy(arguments, argument, column, field));
        fixed.forEach(column::put);
        return column;
    }

    /// The argument that a path into the config stands for.
    String argument(String path) {
        String inside = path.replaceFirst("^columns\\[0]\\.?", "").replaceFirst("^params\\.", "");
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (inside.equals(field.getValue())) {
                return field.getKey();
            }
        }
        return inside;
    }

    private static void copy(Arguments arguments, String argument, ObjectNode into, String field) {
        JsonNode value = arguments.optionalNode(argument);
        if (value != null) {
            into.set(field, value);
        }
    }
}
