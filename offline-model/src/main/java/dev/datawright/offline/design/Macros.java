package dev.datawright.offline.design;

import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig.Dtype;
import dev.datawright.offline.fact.Fact;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Columns for which the bridge has words that Data Designer lacks: running numbers and texts of one form. It makes
/// expressions of them, and so they are known here.
final class Macros {

    private static final String NUMBER = "row_number";
    private static final String TYPE = "column_type";

    private Macros() {}

    static Map<String, Object> sequence(String name, Fact.Series series) {
        Map<String, Object> macro = new LinkedHashMap<>();
        macro.put("name", name);
        macro.put(TYPE, "sequence");
        macro.put("start", series.start());
        if (series.step() != 1) {
            macro.put("step", series.step());
        }
        if (!series.prefix().isEmpty()) {
            macro.put("prefix", series.prefix());
        }
        if (series.padding() > 0) {
            macro.put("padding", series.padding());
        }
        return macro;
    }

    static Map<String, Object> pattern(String name, String pattern) {
        return Map.of("name", name, TYPE, "pattern", "pattern", pattern);
    }

    static ExpressionColumnConfig sequenceAsKnown(String name, Fact.Series series) {
        long offset = series.start() - series.step();
        String number = (series.step() == 1 ? NUMBER : NUMBER + " * " + series.step())
                + (offset == 0 ? "" : offset < 0 ? " - " + -offset : " + " + offset);
        String shown = series.padding() == 0
                ? "{{ " + number + " }}"
                : "{{ '%0" + series.padding() + "d' % (" + number + ") }}";
        boolean bare = series.padding() == 0 && series.prefix().isEmpty();
        return new ExpressionColumnConfig(name, series.prefix() + shown, bare ? Dtype.INT : Dtype.STR, false);
    }

    static ExpressionColumnConfig patternAsKnown(String name, String pattern) {
        return new ExpressionColumnConfig(name, pattern, Dtype.STR, false);
    }

    /// The expression that the bridge makes of such a column; empty for any other.
    static Optional<ExpressionColumnConfig> known(JsonNode column) {
        String name = column.path("name").asString("");
        return switch (column.path(TYPE).asString("")) {
            case "sequence" ->
                Optional.of(sequenceAsKnown(
                        name,
                        new Fact.Series(
                                column.path("start").asLong(1),
                                column.path("step").asLong(1),
                                column.path("prefix").asString(""),
                                column.path("padding").asInt(0))));
            case "pattern" ->
                Optional.of(patternAsKnown(name, column.path("pattern").asString("")));
            default -> Optional.empty();
        };
    }
}
