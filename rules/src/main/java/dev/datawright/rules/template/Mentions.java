package dev.datawright.rules.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Where a template names columns, and where it names variables of its own.
final class Mentions {

    private final List<Tokens.Token> columns = new ArrayList<>();
    private final List<Tokens.Token> locals = new ArrayList<>();

    void column(Tokens.Token token) {
        columns.add(token);
    }

    void local(Tokens.Token token) {
        locals.add(token);
    }

    /// The source with another name for a column. A variable of the template that has the new name, and would hide the
    /// column, gets another one.
    String renamed(String source, String from, String to) {
        TreeMap<Integer, String> changes = new TreeMap<>();
        boolean mentioned = false;
        for (Tokens.Token token : columns) {
            if (token.text().equals(from)) {
                changes.put(token.at(), to);
                mentioned = true;
            }
        }
        if (!mentioned) {
            return source;
        }
        // A name that is a variable or, where no branch set it, the column, stays both.
        boolean isBoth =
                locals.stream().anyMatch(token -> token.text().equals(from) && changes.containsKey(token.at()));
        Set<String> taken = new HashSet<>();
        columns.forEach(token -> taken.add(token.text()));
        locals.forEach(token -> taken.add(token.text()));
        String aside = to + "_item";
        for (int number = 2; taken.contains(aside) || aside.equals(from); number++) {
            aside = to + "_item" + number;
        }
        for (Tokens.Token token : locals) {
            if (token.text().equals(to)) {
                changes.put(token.at(), aside);
            } else if (isBoth && token.text().equals(from)) {
                changes.put(token.at(), to);
            }
        }
        StringBuilder text = new StringBuilder();
        int copied = 0;
        for (var change : changes.entrySet()) {
            text.append(source, copied, change.getKey()).append(change.getValue());
            copied = endOfName(source, change.getKey());
        }
        return text.append(source, copied, source.length()).toString();
    }

    private static int endOfName(String source, int at) {
        int end = at;
        while (end < source.length() && (source.charAt(end) == '_' || Character.isLetterOrDigit(source.charAt(end)))) {
            end++;
        }
        return end;
    }
}
