package dev.datawright.bridge.exchange;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Values as Python writes them.
final class PythonLiteral {

    private static final int WIDTH = 100;
    private static final String STEP = "    ";

    private PythonLiteral() {}

    static String of(JsonNode value, String indent) {
        String line = line(value);
        if (line.length() + indent.length() <= WIDTH && !line.contains("\\n")) {
            return line;
        }
        String inner = indent + STEP;
        if (value.isObject() && !value.isEmpty()) {
            StringBuilder text = new StringBuilder("{\n");
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                text.append(inner)
                        .append(text(entry.getKey()))
                        .append(": ")
                        .append(of(entry.getValue(), inner))
                        .append(",\n");
            }
            return text.append(indent).append('}').toString();
        }
        if (value.isArray() && !value.isEmpty()) {
            StringBuilder text = new StringBuilder("[\n");
            if (value.valueStream().noneMatch(JsonNode::isContainer) && !line.contains("\\n")) {
                return text.append(filled(value, inner))
                        .append(indent)
                        .append(']')
                        .toString();
            }
            for (JsonNode element : value) {
                text.append(inner).append(of(element, inner)).append(",\n");
            }
            return text.append(indent).append(']').toString();
        }
        return value.isString() ? lines(value.stringValue(), indent) : line;
    }

    /// As many on a line as it takes.
    private static String filled(JsonNode values, String indent) {
        StringBuilder text = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        for (JsonNode value : values) {
            String next = line(value) + ",";
            if (line.length() > indent.length() && line.length() + next.length() > WIDTH) {
                text.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(indent);
            }
            line.append(next).append(' ');
        }
        return text.append(line.toString().stripTrailing()).append('\n').toString();
    }

    /// Adjacent literals are one text.
    private static String lines(String value, String indent) {
        StringBuilder text = new StringBuilder("(\n");
        int start = 0;
        while (start < value.length()) {
            int end = value.indexOf('\n', start);
            end = end < 0 ? value.length() : end + 1;
            text.append(indent)
                    .append(STEP)
                    .append(text(value.substring(start, end)))
                    .append('\n');
            start = end;
        }
        return text.append(indent).append(')').toString();
    }

    private static String line(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> text(value.stringValue());
            case BOOLEAN -> value.booleanValue() ? "True" : "False";
            case NUMBER -> value.toString();
            case ARRAY ->
                value.valueStream()
                        .map(PythonLiteral::line)
                        .reduce((a, b) -> a + ", " + b)
                        .map(all -> "[" + all + "]")
                        .orElse("[]");
            case OBJECT ->
                value.properties().stream()
                        .map(entry -> text(entry.getKey()) + ": " + line(entry.getValue()))
                        .reduce((a, b) -> a + ", " + b)
                        .map(all -> "{" + all + "}")
                        .orElse("{}");
            case NULL, MISSING, BINARY, POJO -> "None";
        };
    }

    static String text(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                case '\r' -> text.append("\\r");
                default -> {
                    boolean lone = Character.isSurrogate(c)
                            && !(Character.isHighSurrogate(c)
                                            && i + 1 < value.length()
                                            && Character.isLowSurrogate(value.charAt(i + 1))
                                    || Character.isLowSurrogate(c)
                                            && i > 0
                                            && Character.isHighSurrogate(value.charAt(i - 1)));
                    if (Character.isISOControl(c) || lone || c == '\u2028' || c == '\u2029' || c == '\uFEFF') {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        return text.append('"').toString();
    }
}
