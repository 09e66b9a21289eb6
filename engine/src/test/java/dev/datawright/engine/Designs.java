package dev.datawright.engine;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.engine.model.ChatModels;
import dev.datawright.engine.run.GenerationRequest;
import dev.datawright.rules.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Designs and their rows, for tests.
public final class Designs {

    private Designs() {}

    /// A design of these columns, constraints and model configs, each a JSON object.
    public static DataDesignerConfig design(String columns, String constraints, String models) {
        String json = "{\"columns\":[" + columns + "],\"constraints\":[" + constraints + "],\"model_configs\":["
                + models + "]}";
        return Rules.read(WireJson.mapper().readTree(json)).orElseThrow();
    }

    public static DataDesignerConfig design(String columns) {
        return design(columns, "", "");
    }

    public static String sampler(String name, String type, String params) {
        return "{\"column_type\":\"sampler\",\"name\":\"" + name + "\",\"sampler_type\":\"" + type + "\",\"params\":"
                + params + "}";
    }

    public static String sampler(String name, String type, String params, String convertTo) {
        return "{\"column_type\":\"sampler\",\"name\":\"" + name + "\",\"sampler_type\":\"" + type + "\",\"params\":"
                + params + ",\"convert_to\":\"" + convertTo + "\"}";
    }

    public static String expression(String name, String expr, String dtype) {
        return "{\"column_type\":\"expression\",\"name\":\"" + name + "\",\"expr\":"
                + WireJson.mapper().writeValueAsString(expr) + ",\"dtype\":\"" + dtype + "\"}";
    }

    public static String less(String lower, String operator, String upper) {
        return "{\"constraint_type\":\"column_inequality\",\"target_column\":\"" + lower + "\",\"operator\":\""
                + operator + "\",\"rhs\":\"" + upper + "\"}";
    }

    public static String bound(String column, String operator, double rhs) {
        return "{\"constraint_type\":\"scalar_inequality\",\"target_column\":\"" + column + "\",\"operator\":\""
                + operator + "\",\"rhs\":" + rhs + "}";
    }

    /// The rows as maps, from an engine without models.
    public static List<Map<String, @Nullable Object>> rows(
            DataDesignerConfig config, long seed, long first, long count) {
        return rows(EngineOptions.of(ChatModels.none()), config, seed, first, count);
    }

    public static List<Map<String, @Nullable Object>> rows(
            EngineOptions options, DataDesignerConfig config, long seed, long first, long count) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        try (Engine engine = new Engine(options)) {
            engine.generate(new GenerationRequest(config, seed, first, count), batch -> addTo(rows, batch));
        }
        return rows;
    }

    public static void addTo(List<Map<String, @Nullable Object>> rows, RowBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (RowBatch.NamedColumn column : batch.columns()) {
                row.put(column.name(), column.values().get(i));
            }
            rows.add(row);
        }
    }
}
