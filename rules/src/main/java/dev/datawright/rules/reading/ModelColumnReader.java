package dev.datawright.rules.reading;

import dev.datawright.contract.design.CodeLang;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.LlmCodeColumnConfig;
import dev.datawright.contract.design.LlmJudgeColumnConfig;
import dev.datawright.contract.design.LlmStructuredColumnConfig;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.Score;
import dev.datawright.contract.design.Skip;
import dev.datawright.contract.design.TraceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the columns that models make.
final class ModelColumnReader {

    private static final Map<String, CodeLang> LANGUAGES = new LinkedHashMap<>();
    private static final Map<String, TraceType> TRACES = new LinkedHashMap<>();

    static {
        TRACES.put("none", TraceType.NONE);
        TRACES.put("last_message", TraceType.LAST_MESSAGE);
        TRACES.put("all_messages", TraceType.ALL_MESSAGES);
        for (CodeLang language : CodeLang.values()) {
            LANGUAGES.put(language.wireName(), language);
        }
    }

    /// @param common takes the fields that every column has, and answers the name
    @Nullable
    ColumnConfig read(String type, Fields fields, Function<Fields, String> common) {
        String name = common.apply(fields);
        Skip skip = SkipReader.skip(fields);
        Boolean propagates = SkipReader.propagates(fields);
        String prompt = fields.text("prompt");
        String alias = fields.text("model_alias");
        String system = fields.optionalText("system_prompt");
        fields.onlyDefault("multi_modal_context", "Images, audio and video", "[]");
        fields.onlyDefault("tool_alias", "Tools for models");
        TraceType trace = trace(fields);
        boolean reasoning = fields.flag("extract_reasoning_content");
        boolean drop = fields.flag("drop");
        ColumnConfig column =
                switch (type) {
                    case "llm-code" -> {
                        CodeLang language = language(fields);
                        yield language == null
                                ? null
                                : new LlmCodeColumnConfig(
                                        name,
                                        prompt,
                                        alias,
                                        system,
                                        language,
                                        trace,
                                        reasoning,
                                        skip,
                                        propagates,
                                        drop);
                    }
                    case "llm-structured" ->
                        new LlmStructuredColumnConfig(
                                name, prompt, alias, system, format(fields), trace, reasoning, skip, propagates, drop);
                    case "llm-judge" -> {
                        fields.require("scores");
                        List<Score> scores = fields.list("scores", (node, at) -> score(fields, node, at));
                        yield new LlmJudgeColumnConfig(
                                name, prompt, alias, system, scores, trace, reasoning, skip, propagates, drop);
                    }
                    default ->
                        new LlmTextColumnConfig(name, prompt, alias, system, trace, reasoning, skip, propagates, drop);
                };
        fields.finish();
        return column;
    }

    ColumnConfig readEmbedding(Fields fields, Function<Fields, String> common) {
        String name = common.apply(fields);
        Skip skip = SkipReader.skip(fields);
        Boolean propagates = SkipReader.propagates(fields);
        String target = fields.text("target_column");
        String alias = fields.text("model_alias");
        boolean drop = fields.flag("drop");
        fields.finish();
        return new EmbeddingColumnConfig(name, target, alias, skip, propagates, drop);
    }

    /// Earlier configs say true or false.
    private static @Nullable TraceType trace(Fields fields) {
        JsonNode node = fields.take("with_trace");
        if (node == null || !node.isBoolean()) {
            return fields.choice("with_trace", TRACES, null);
        }
        return node.booleanValue() ? TraceType.ALL_MESSAGES : null;
    }

    private static @Nullable CodeLang language(Fields fields) {
        fields.require("code_lang");
        return fields.choice("code_lang", LANGUAGES, null);
    }

    private static Map<String, Object> format(Fields fields) {
        JsonNode node = fields.require("output_format");
        if (node == null) {
            return Map.of();
        }
        if (!node.isObject()) {
            fields.wrongType(fields.path("output_format"), "a JSON Schema, which is an object", node);
            return Map.of();
        }
        Map<String, Object> format = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            Object value = fields.plain(entry.getValue(), fields.path("output_format"), 1);
            if (value != null) {
                format.put(entry.getKey(), value);
            }
        });
        return format;
    }

    private static @Nullable Score score(Fields column, JsonNode node, String at) {
        Fields fields = column.within(node, at, "a score").orElse(null);
        if (fields == null) {
            return null;
        }
        String name = fields.text("name");
        String description = fields.text("description");
        Map<String, String> options = new LinkedHashMap<>();
        JsonNode given = fields.require("options");
        if (given != null && !given.isObject()) {
            fields.wrongType(fields.path("options"), "an object of marks and what they mean", given);
        } else if (given != null) {
            given.properties().forEach(entry -> {
                if (entry.getValue().isString()) {
                    options.put(entry.getKey(), entry.getValue().stringValue());
                } else {
                    fields.wrongType(fields.path("options." + entry.getKey()), "a text", entry.getValue());
                }
            });
        }
        fields.finish();
        return new Score(name, description, options);
    }
}
