package dev.datawright.engine.expression;

/// A text whose HTML is escaped already. It can be shown, joined and escaped again, and nothing else.
record Escaped(String text) {

    static Escaped of(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '\'' -> escaped.append("&#39;");
                case '"' -> escaped.append("&#34;");
                default -> escaped.append(c);
            }
        }
        return new Escaped(Limits.checked(escaped.toString()));
    }
}
