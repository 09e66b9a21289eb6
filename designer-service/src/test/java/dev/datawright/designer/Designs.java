package dev.datawright.designer;

/// Configs as callers send them.
final class Designs {

    /// Parking tickets: samplers, a person that is dropped, expressions, constraints.
    static final String TICKETS = """
            {"columns": [
              {"name": "id", "column_type": "sampler", "sampler_type": "uuid",
               "params": {"prefix": "T-", "uppercase": true}},
              {"name": "kind", "column_type": "sampler", "sampler_type": "category",
               "params": {"values": ["Meter", "Hydrant", "Lane"], "weights": [3, 1, 1]}},
              {"name": "spot", "column_type": "sampler", "sampler_type": "subcategory", "params": {"category": "kind",
               "values": {"Meter": ["expired", "broken"], "Hydrant": ["front"], "Lane": ["bus", "bike"]}}},
              {"name": "fine", "column_type": "sampler", "sampler_type": "uniform",
               "params": {"low": 15, "high": 250, "decimal_places": 2}},
              {"name": "paid", "column_type": "sampler", "sampler_type": "bernoulli", "params": {"p": 0.7}},
              {"name": "written", "column_type": "sampler", "sampler_type": "datetime",
               "params": {"start": "2024-01-01", "end": "2024-12-31", "unit": "D"}, "convert_to": "%Y-%m-%d"},
              {"name": "due", "column_type": "sampler", "sampler_type": "datetime",
               "params": {"start": "2024-01-01", "end": "2025-03-31", "unit": "D"}, "convert_to": "%Y-%m-%d"},
              {"name": "officer", "column_type": "sampler", "sampler_type": "person_from_faker",
               "params": {"locale": "en_US", "age_range": [21, 65]}, "drop": true},
              {"name": "signed", "column_type": "expression", "expr": "{{ officer.first_name }} {{ officer.last_name }}"}
            ],
            "constraints": [
              {"constraint_type": "scalar_inequality", "target_column": "fine", "operator": "ge", "rhs": 20},
              {"constraint_type": "column_inequality", "target_column": "due", "operator": "gt", "rhs": "written"}
            ]}""";

    /// A short text for each row.
    static final String NOTES = """
            {"model_configs": [{"alias": "writer", "model": "writer", "provider": "default/gateway",
               "inference_parameters": {"max_parallel_requests": 4}}],
             "columns": [
              {"name": "id", "column_type": "sampler", "sampler_type": "uuid", "params": {}},
              {"name": "mood", "column_type": "sampler", "sampler_type": "category",
               "params": {"values": ["calm", "cross"]}},
              {"name": "note", "column_type": "llm-text", "model_alias": "writer",
               "prompt": "A {{ mood }} note for {{ id }}"}
            ]}""";

    private Designs() {}

    static String job(String name, int rows, String config) {
        return """
                {"name": "%s", "spec": {"num_records": %d, "config": %s}}""".formatted(name, rows, config);
    }

    static String job(String name, int rows, long seed, String config) {
        return """
                {"name": "%s", "spec": {"num_records": %d, "config": %s},
                 "custom_fields": {"datawright": {"seed": %d}}}""".formatted(name, rows, config, seed);
    }

    static String preview(int rows, String config) {
        return """
                {"num_records": %d, "config": %s}""".formatted(rows, config);
    }
}
