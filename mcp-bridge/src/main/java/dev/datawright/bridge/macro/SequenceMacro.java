package dev.datawright.bridge.macro;

import dev.datawright.contract.json.WireJson;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// A running number: one more in every row, or any other step.
///
/// Data Designer knows no number of a row. What goes on from row to row there is seed data taken in order, so the
/// numbers are seed data.
final class SequenceMacro {

    static final String TYPE = "sequence";

    private static final long MOST = 1_000_000_000_000L;
    private static final int MAX_PADDING = 20;
    private static final int MAX_TEXT = 50;
    private static final Pattern TEMPLATE = Pattern.compile("[{}\\p{Cntrl}]");

    private SequenceMacro() {}

    static List<ObjectNode> expand(Given given) {
        given.allowOnly(TYPE, "start", "step", "prefix", "suffix", "padding");
        long start = given.whole("start", 1, -MOST, MOST);
        long step = given.whole("step", 1, -MOST, MOST);
        long padding = given.whole("padding", 0, 0, MAX_PADDING);
        String prefix = plain(given, "prefix");
        String suffix = plain(given, "suffix");
        if (step == 0) {
            given.report("step", "out-of-range", "With a step of 0 every row has the same number", "such as 1");
        }
        if (padding > 0 && (start < 0 || step < 0)) {
            given.report("padding", "out-of-range", "Numbers below 0 are not padded", "leave padding out");
        }
        String number = number(start, step);
        ObjectNode numbers = WireJson.mapper().createObjectNode();
        numbers.put("name", Macros.NUMBER);
        numbers.put("column_type", "seed-dataset");
        numbers.put("drop", true);
        boolean bare = padding == 0 && prefix.isEmpty() && suffix.isEmpty();
        String shown = padding == 0 ? "{{ " + number + " }}" : "{{ '%0" + padding + "d' % (" + number + ") }}";
        return List.of(numbers, given.expression(prefix + shown + suffix, bare ? "int" : "str"));
    }

    private static String number(long start, long step) {
        if (step == 1) {
            return start == 1 ? Macros.NUMBER : Macros.NUMBER + (start > 1 ? " + " + (start - 1) : " - " + (1 - start));
        }
        long before = start - step;
        String sign = before < 0 ? " - " : " + ";
        return Macros.NUMBER + " * " + (step < 0 ? "(" + step + ")" : step)
                + (before == 0 ? "" : sign + Math.abs(before));
    }

    private static String plain(Given given, String field) {
        String text = given.text(field);
        if (text.length() > MAX_TEXT || TEMPLATE.matcher(text).find()) {
            given.report(
                    field, "illegal-text", "It has more than " + MAX_TEXT + " characters, or braces", "such as INV-");
            return "";
        }
        return text;
    }
}
