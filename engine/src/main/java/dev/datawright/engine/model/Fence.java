package dev.datawright.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A fenced code block of Markdown.
///
/// @param language the first word behind the fence; empty when there is none
record Fence(String language, String content) {

    private static final Pattern MARK = Pattern.compile("^\\s{0,12}(`{3,}|~{3,})\\s*([^\\s`{]*)[^`]*$");

    /// All blocks, in their order; one that is never closed goes to the end of the text.
    static List<Fence> all(String text) {
        List<Fence> fences = new ArrayList<>();
        String mark = null;
        String language = "";
        StringBuilder content = new StringBuilder();
        for (String line : text.split("\\R", -1)) {
            Matcher matcher = MARK.matcher(line);
            boolean isMark = matcher.matches();
            if (mark == null) {
                if (isMark) {
                    mark = matcher.group(1);
                    language = matcher.group(2);
                    content.setLength(0);
                }
            } else if (isMark && matcher.group(2).isEmpty() && matcher.group(1).startsWith(mark)) {
                fences.add(new Fence(language, content.toString()));
                mark = null;
            } else {
                content.append(line).append('\n');
            }
        }
        if (mark != null) {
            fences.add(new Fence(language, content.toString()));
        }
        return fences;
    }
}
