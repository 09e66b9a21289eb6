package dev.datawright.offline.chat;

/// Finds `DESIGN: {json}` in the instructions: the design as it stands.
final class DesignLine {

    private static final String MARK = "DESIGN:";

    private DesignLine() {}

    /// The JSON of the last such line, over several lines when it is; `{}` without one.
    static String in(String instructions) {
        int mark = instructions.lastIndexOf(MARK);
        int start = mark < 0 ? -1 : instructions.indexOf('{', mark);
        if (start < 0) {
            return "{}";
        }
        int depth = 0;
        boolean quoted = false;
        for (int i = start; i < instructions.length(); i++) {
            char c = instructions.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return instructions.substring(start, i + 1);
            }
        }
        return "{}";
    }
}
