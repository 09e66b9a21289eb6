package dev.datawright.ui.chat;

/// Markdown from a model or a file, made harmless: HTML in it stands as text, and images become links.
///
/// The component that draws it sanitises too; here the point is that nothing disappears and nothing is fetched.
final class SafeMarkdown {
    private SafeMarkdown() {}

    static String of(String markdown) {
        StringBuilder safe = new StringBuilder(markdown.length() + 16);
        boolean fenced = false;
        int ticks = 0;
        boolean lineStart = true;
        for (int i = 0; i < markdown.length(); ) {
            char character = markdown.charAt(i);
            if (character == '`') {
                int run = run(markdown, i);
                if (lineStart && run >= 3) {
                    fenced = !fenced;
                } else if (!fenced) {
                    ticks = ticks == run ? 0 : ticks == 0 && closes(markdown, i + run, run) ? run : ticks;
                }
                safe.append(markdown, i, i + run);
                i += run;
                lineStart = false;
                continue;
            }
            boolean code = fenced || ticks > 0;
            if (!code && character == '<') {
                safe.append("&lt;");
            } else if (!code && character == '!' && i + 1 < markdown.length() && markdown.charAt(i + 1) == '[') {
                safe.append("&#33;");
            } else {
                safe.append(character);
            }
            lineStart = character == '\n' || (lineStart && character == ' ');
            i++;
        }
        return safe.toString();
    }

    private static int run(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) == '`') {
            end++;
        }
        return end - start;
    }

    /// Whether a code span opened by so many backticks is closed later; an open one is only a backtick.
    private static boolean closes(String text, int from, int ticks) {
        for (int i = from; i < text.length(); ) {
            if (text.charAt(i) == '`') {
                int run = run(text, i);
                if (run == ticks) {
                    return true;
                }
                i += run;
            } else if (text.startsWith("\n\n", i)) {
                return false;
            } else {
                i++;
            }
        }
        return false;
    }
}
