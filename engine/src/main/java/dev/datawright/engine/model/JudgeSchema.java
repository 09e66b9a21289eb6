package dev.datawright.engine.model;

import dev.datawright.contract.design.Score;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The schema that a judge's answers fulfil: for each score its reasons and one of its marks.
final class JudgeSchema {

    private JudgeSchema() {}

    static JsonAnswer answer(List<Score> scores) {
        Map<String, Object> properties = new LinkedHashMap<>();
        scores.forEach(score -> properties.put(score.name(), judgement(score)));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", scores.stream().map(Score::name).toList());
        return JsonAnswer.of(schema, answer -> withMarks(scores, answer));
    }

    private static Map<String, Object> judgement(Score score) {
        Map<String, Object> mark = new LinkedHashMap<>();
        mark.put("type", isNumbered(score) ? "integer" : "string");
        mark.put("enum", marks(score));
        mark.put(
                "description",
                score.options().entrySet().stream()
                        .map(option -> "* " + option.getKey() + ": " + option.getValue())
                        .collect(Collectors.joining("\n", "What the marks mean:\n", "")));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("reasoning", Map.of("type", "string", "description", "Reasoning for the assigned score."));
        properties.put("score", mark);
        Map<String, Object> judgement = new LinkedHashMap<>();
        judgement.put("type", "object");
        judgement.put("description", score.description());
        judgement.put("properties", properties);
        judgement.put("required", List.of("reasoning", "score"));
        return judgement;
    }

    private static boolean isNumbered(Score score) {
        return score.options().keySet().stream().allMatch(mark -> mark.matches("-?(0|[1-9]\\d{0,8})"));
    }

    private static List<Object> marks(Score score) {
        boolean numbered = isNumbered(score);
        List<Object> marks = new ArrayList<>();
        score.options().keySet().forEach(mark -> marks.add(numbered ? (Object) Long.valueOf(mark) : mark));
        return marks;
    }

    /// Writes marks as the options have them: models say "4" for 4, and "good " for "Good".
    private static JsonNode withMarks(List<Score> scores, JsonNode answer) {
        for (Score score : scores) {
            if (answer.path(score.name()) instanceof ObjectNode judgement && judgement.has("score")) {
                String said = normalized(judgement.get("score"));
                List<String> meant = score.options().keySet().stream()
                        .filter(mark -> mark.strip().toLowerCase(Locale.ROOT).equals(said))
                        .toList();
                if (meant.size() == 1) {
                    if (isNumbered(score)) {
                        judgement.put("score", Long.parseLong(meant.getFirst()));
                    } else {
                        judgement.put("score", meant.getFirst());
                    }
                }
            }
        }
        return answer;
    }

    private static String normalized(JsonNode mark) {
        if (mark.isNumber() && mark.doubleValue() == Math.rint(mark.doubleValue())) {
            return Long.toString((long) mark.doubleValue());
        }
        return mark.isContainer() ? "" : mark.asString("").strip().toLowerCase(Locale.ROOT);
    }
}
