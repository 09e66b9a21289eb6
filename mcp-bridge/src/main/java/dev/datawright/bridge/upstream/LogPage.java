package dev.datawright.bridge.upstream;

import dev.datawright.contract.json.WireJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Some lines of what a job told while it ran, oldest first.
///
/// @param total lines there are; absent when the backend does not count them
/// @param next where the next page begins; absent on the last
public record LogPage(
        List<Line> lines, @Nullable Long total, @Nullable String next) {

    static final LogPage EMPTY = new LogPage(List.of(), 0L, null);

    public LogPage {
        lines = List.copyOf(lines);
    }

    /// @param at as the backend tells it, in UTC
    /// @param level such as `info`; absent for what was not printed by a logger
    public record Line(@Nullable String at, @Nullable String level, String message) {}

    /// @param page an answer of `.../logs`, whose lines are a logger's JSON or anything that a process may print
    static LogPage of(JsonNode page) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode entry : page.path("data")) {
            String at =
                    entry.path("timestamp").isString() ? entry.path("timestamp").asString() : null;
            lines.add(line(at, entry.path("message").asString("")));
        }
        JsonNode total = page.path("total");
        JsonNode next = page.path("next_page");
        return new LogPage(
                lines, total.isNumber() ? (Long) total.asLong() : null, next.isString() ? next.asString() : null);
    }

    private static Line line(@Nullable String at, String printed) {
        int brace = printed.indexOf('{');
        if (brace >= 0) {
            try {
                JsonNode logged = WireJson.mapper().readTree(printed.substring(brace));
                if (logged.path("message").isString()) {
                    String level = logged.path("levelname").asString("").toLowerCase(java.util.Locale.ROOT);
                    return new Line(
                            at,
                            level.isEmpty() ? null : level,
                            Words.of(logged.path("message").asString()));
                }
            } catch (JacksonException e) {
                // Anything may print to a job's log.
            }
        }
        return new Line(at, null, Words.of(printed.replaceFirst("^\\[std(err|out)] ", "")));
    }
}
