package dev.datawright.dataset.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads DuckDB's type names, such as `STRUCT(city VARCHAR, "zip code" BIGINT)`.
final class TypeText {

    private final String text;
    private int position;

    private TypeText(String text) {
        this.text = text;
    }

    /// The parts of a struct type; empty when the type is no struct.
    static List<Part> structParts(String type) {
        if (!type.toUpperCase(Locale.ROOT).startsWith("STRUCT(") || !type.endsWith(")")) {
            return List.of();
        }
        return new TypeText(type.substring("STRUCT(".length(), type.length() - 1)).parts();
    }

    /// What is in a list type, such as `BIGINT[]`; null when the type is no list.
    static @Nullable String items(String type) {
        return type.endsWith("[]") ? type.substring(0, type.length() - 2) : null;
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        while (position < text.length()) {
            String name = text.charAt(position) == '"' ? quoted() : until(' ');
            position++;
            parts.add(new Part(name, type()));
            while (position < text.length() && (text.charAt(position) == ',' || text.charAt(position) == ' ')) {
                position++;
            }
        }
        return parts;
    }

    private String until(char end) {
        int from = position;
        while (position < text.length() && text.charAt(position) != end) {
            position++;
        }
        return text.substring(from, position);
    }

    private String quoted() {
        StringBuilder name = new StringBuilder();
        position++;
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c == '"') {
                if (position < text.length() && text.charAt(position) == '"') {
                    position++;
                } else {
                    break;
                }
            }
            name.append(c);
        }
        return name.toString();
    }

    private String type() {
        int from = position;
        int depth = 0;
        boolean inName = false;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '"') {
                inName = !inName;
            } else if (!inName) {
                if (c == ',' && depth == 0) {
                    break;
                }
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
            position++;
        }
        return text.substring(from, position);
    }

    record Part(String name, String type) {}
}
