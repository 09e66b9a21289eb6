package dev.datawright.offline.pasted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A Python class of fields: `class Order(BaseModel):` or a dataclass.
final class PythonReader implements Pasted.Reader {

    private static final Pattern CLASS =
            Pattern.compile("(?:@dataclass\\S*\\s*\\n\\s*)?class\\s+\\w+(?:\\([^)]*\\))?\\s*:[ \\t]*\\n");
    private static final Pattern FIELD =
            Pattern.compile("[ \\t]+([A-Za-z_]\\w*)\\s*:\\s*([^=#]+?)\\s*(?:=\\s*([^#]*?))?\\s*(?:#\\s*(.*))?");
    private static final Pattern LEAST = Pattern.compile("\\bg[et]\\s*=\\s*(-?[\\d.]+)");
    private static final Pattern MOST = Pattern.compile("\\bl[et]\\s*=\\s*(-?[\\d.]+)");

    @Override
    public Optional<Pasted> read(String text) {
        Matcher matcher = CLASS.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        List<PastedColumn> columns = new ArrayList<>();
        int at = matcher.end();
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            String line = text.substring(at, end < 0 ? text.length() : end);
            Matcher field = FIELD.matcher(line);
            if (field.matches()) {
                String comment = field.group(4) == null ? "" : field.group(4);
                String bounds = field.group(3) == null ? "" : bounds(field.group(3));
                columns.add(new PastedColumn(
                        field.group(1),
                        Types.facts(field.group(1), field.group(2), bounds.isEmpty() ? comment : bounds),
                        line.strip()));
            } else if (!line.isBlank() && !line.startsWith(" ") && !line.startsWith("\t")) {
                break;
            }
            at = end < 0 ? text.length() : end + 1;
        }
        return Pasted.of(columns, text, matcher.start(), at);
    }

    private static String bounds(String field) {
        Matcher least = LEAST.matcher(field);
        Matcher most = MOST.matcher(field);
        boolean low = least.find();
        boolean high = most.find();
        return low && high
                ? "between " + least.group(1) + " and " + most.group(1)
                : low ? "at least " + least.group(1) : high ? "at most " + most.group(1) : "";
    }
}
