package dev.datawright.offline.dialogue;

import dev.datawright.contract.json.WireJson;
import dev.datawright.offline.dialogue.Turn.Done;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads what tools answered. A chat request carries no mark of failure, so the words have to tell it.
final class Results {

    private static final Pattern FAILURE = Pattern.compile(
            "^\\W*(error|failed|failure|invalid|refused|not allowed|violation|the design is not valid|fehler|problem|could not|cannot|exception)\\b.*"
                    + "|.*\\b(is not valid|violations?:|was refused|were refused|does not exist|version-conflict|invalid-design|upstream-(failed|away)|timed out)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DECLINED = Pattern.compile(
            "\\b(declined|rejected|refused|denied|not approved|did not approve|said no|withdrawn|not yet|abgelehnt)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REASON =
            Pattern.compile("(?is)\\b(?:reason|because|says?|said|grund)\\b[^:\"]{0,30}[:\"]\\s*\"?(.+?)\"?\\s*$");
    private static final Pattern AFTER_COLON = Pattern.compile("(?s):\\s*\"?(.+?)\"?\\s*$");

    private Results() {}

    static boolean isFailure(Done done) {
        Optional<JsonNode> json = json(done.result());
        if (json.isPresent()) {
            JsonNode node = json.get();
            return node.path("is_error").asBoolean(false)
                    || node.path("isError").asBoolean(false)
                    || !node.path("error").isMissingNode()
                            && !node.path("error").isNull()
                    || node.path("violations").size() > 0
                    || node.path("status").asInt(0) >= 400;
        }
        return FAILURE.matcher(done.result().strip()).matches();
    }

    static boolean isDeclined(Done done) {
        Optional<JsonNode> json = json(done.result());
        if (json.isPresent()) {
            JsonNode node = json.get();
            JsonNode approved = node.path("approved");
            String status = node.path("status").asString("");
            return approved.isBoolean() && !approved.asBoolean()
                    || DECLINED.matcher(status).find();
        }
        return DECLINED.matcher(done.result()).find();
    }

    /// Why it was declined, in the person's words; empty when no reason was given.
    static String reason(Done done) {
        Optional<JsonNode> json = json(done.result());
        if (json.isPresent()) {
            return json.get().path("reason").asString("").strip();
        }
        Matcher reason = REASON.matcher(done.result().strip());
        if (reason.find()) {
            return reason.group(1).strip();
        }
        Matcher colon = AFTER_COLON.matcher(done.result().strip());
        return colon.find() ? colon.group(1).strip() : "";
    }

    /// The words for people in a result.
    static String words(Done done) {
        return json(done.result())
                .map(node -> {
                    for (String field : List.of("summary", "detail", "message", "error", "text")) {
                        String value = node.path(field).asString("");
                        if (!value.isBlank()) {
                            return value;
                        }
                    }
                    return done.result();
                })
                .orElse(done.result());
    }

    static Optional<JsonNode> json(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(WireJson.mapper().readTree(stripped));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /// The number of rows in the arguments of set_columns.
    static Optional<Long> rows(Done done) {
        return json(done.arguments())
                .map(node -> node.path("rows"))
                .filter(JsonNode::isNumber)
                .map(JsonNode::asLong);
    }

    /// Column names in the arguments of set_columns, or the names of remove_columns.
    static List<String> names(Done done) {
        List<String> names = new ArrayList<>();
        json(done.arguments()).ifPresent(node -> {
            node.path("columns").forEach(column -> names.add(column.path("name").asString("")));
            node.path("names").forEach(name -> names.add(name.asString("")));
        });
        return names;
    }
}
