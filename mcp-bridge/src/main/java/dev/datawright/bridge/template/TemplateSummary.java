package dev.datawright.bridge.template;

import java.util.List;

/// A template in a list.
///
/// @param columns names of those that stand in the output
/// @param models whether language models write part of it
record TemplateSummary(String name, String title, String description, long rows, List<String> columns, boolean models) {
    TemplateSummary {
        columns = List.copyOf(columns);
    }

    static TemplateSummary of(Template template) {
        return new TemplateSummary(
                template.name(),
                template.title(),
                template.description(),
                template.rows(),
                template.config()
                        .path("columns")
                        .valueStream()
                        .filter(column -> !column.path("drop").asBoolean(false))
                        .map(column -> column.path("name").asString())
                        .toList(),
                template.config().path("columns").valueStream().anyMatch(column -> column.has("model_alias")));
    }
}
