package dev.datawright.rules.reading;

import dev.datawright.contract.design.CodeLang;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.contract.design.ValidatorParams;
import dev.datawright.rules.words.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a validation column.
final class ValidationReader {

    private static final List<String> TYPES = List.of("code", "remote");
    private static final Map<String, CodeLang> LANGUAGES = new LinkedHashMap<>();

    static {
        for (CodeLang language : CodeLang.values()) {
            if (language == CodeLang.PYTHON || language.isSql()) {
                LANGUAGES.put(language.wireName(), language);
            }
        }
    }

    /// @param name of the column, which has been taken
    @Nullable
    ValidationColumnConfig read(String name, Fields fields) {
        fields.require("target_columns");
        List<String> targets = fields.list("target_columns", (value, at) -> {
            if (!value.isString()) {
                fields.wrongType(at, "the name of a column", value);
                return null;
            }
            return value.stringValue();
        });
        String type = fields.text("validator_type");
        ValidatorParams params = params(type, fields);
        Integer batchSize = fields.optionalInteger("batch_size");
        var skip = SkipReader.skip(fields);
        Boolean propagates = SkipReader.propagates(fields);
        boolean drop = fields.flag("drop");
        fields.finish();
        return params == null
                ? null
                : new ValidationColumnConfig(name, targets, params, batchSize, skip, propagates, drop);
    }

    private static @Nullable ValidatorParams params(String type, Fields column) {
        JsonNode node = column.require("validator_params");
        if (!TYPES.contains(type)) {
            if (type.equals("local_callable")) {
                column.report(
                        "validator_type",
                        "not-supported",
                        "A function of the caller's own program (local_callable) cannot be called from here",
                        "serve it over HTTP and use 'remote', or use 'code'");
            } else if (!type.isEmpty()) {
                column.report(
                        "validator_type",
                        "unknown-value",
                        "'" + Words.abbreviated(type) + "' is not a validator type",
                        Words.suggest(type, TYPES));
            }
            return null;
        }
        if (node == null) {
            return null;
        }
        Fields fields = column.within(node, column.path("validator_params"), "a " + type + " validator")
                .orElse(null);
        if (fields == null) {
            return null;
        }
        // Data Designer repeats the type here.
        fields.choice("validator_type", Map.of(type, type), null);
        ValidatorParams params = type.equals("code") ? code(fields) : remote(fields);
        fields.finish();
        return params;
    }

    private static @Nullable ValidatorParams code(Fields fields) {
        fields.require("code_lang");
        CodeLang language = fields.choice("code_lang", LANGUAGES, null);
        return language == null ? null : new ValidatorParams.Code(language);
    }

    private static ValidatorParams remote(Fields fields) {
        String url = fields.text("endpoint_url");
        Map<String, Object> schema = null;
        JsonNode node = fields.take("output_schema");
        if (node != null && !node.isObject()) {
            fields.wrongType(fields.path("output_schema"), "a JSON Schema", node);
        } else if (node != null) {
            schema = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                Object plain = fields.plain(entry.getValue(), fields.path("output_schema"), 1);
                if (plain != null) {
                    schema.put(entry.getKey(), plain);
                }
            }
        }
        return new ValidatorParams.Remote(
                url,
                schema,
                fields.optionalNumber("timeout"),
                fields.optionalInteger("max_retries"),
                fields.optionalNumber("retry_backoff"),
                fields.optionalInteger("max_parallel_requests"));
    }
}
