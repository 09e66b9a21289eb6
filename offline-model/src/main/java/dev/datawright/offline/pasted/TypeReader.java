package dev.datawright.offline.pasted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `interface Order { id: number; status: "open" | "closed"; }`, and structs and records of other languages.
final class TypeReader implements Pasted.Reader {

    private static final Pattern TYPE = Pattern.compile(
            "(?:export\\s+)?(?:interface\\s+\\w+(?:\\s+extends\\s+[\\w, ]+)?|type\\s+\\w+\\s*=|type\\s+\\w+\\s+struct)\\s*\\{");
    private static final Pattern RECORD = Pattern.compile("(?:public\\s+)?record\\s+\\w+\\s*\\(");
    private static final Pattern FIELD =
            Pattern.compile("(?s)(?:readonly\\s+)?[\"']?([\\p{L}_$]\\w*)[\"']?\\??\\s*:\\s*(.+?)");
    private static final Pattern COMPONENT = Pattern.compile("(?s)(?:@\\w+(?:\\([^)]*\\))?\\s+)*([\\w<>.]+)\\s+(\\w+)");
    private static final Pattern MEMBER = Pattern.compile("(?s)([A-Z]\\w*)\\s+([\\w.*\\[\\]]+)(?:\\s+`[^`]*`)?");

    @Override
    public Optional<Pasted> read(String text) {
        Matcher type = TYPE.matcher(text);
        Matcher record = RECORD.matcher(text);
        boolean isType = type.find();
        if (!isType && !record.find()) {
            return Optional.empty();
        }
        Matcher found = isType ? type : record;
        int end = Parts.closing(text, found.end() - 1);
        if (end < 0) {
            return Optional.empty();
        }
        boolean struct = found.group().contains("struct");
        List<PastedColumn> columns = new ArrayList<>();
        String body = text.substring(found.end(), end - 1);
        for (String[] line : lines(body, isType ? ";,\n" : ",")) {
            Matcher field = (isType ? struct ? MEMBER : FIELD : COMPONENT).matcher(line[0]);
            if (field.matches()) {
                boolean nameFirst = isType;
                String name = field.group(nameFirst ? 1 : 2);
                String kind = field.group(nameFirst ? 2 : 1);
                columns.add(
                        new PastedColumn(name, Types.facts(name, kind, line[1]), (line[0] + " " + line[1]).strip()));
            }
        }
        return Pasted.of(columns, text, found.start(), end);
    }

    /// Each field with its comment.
    private static List<String[]> lines(String body, String separators) {
        List<String[]> lines = new ArrayList<>();
        for (String line : body.replaceAll("/\\*+(.*?)\\*/", "//$1").split("\n")) {
            int comment = line.indexOf("//");
            String code = comment < 0 ? line : line.substring(0, comment);
            String said = comment < 0 ? "" : line.substring(comment + 2).strip();
            List<String> parts = Parts.of(code, separators);
            for (int i = 0; i < parts.size(); i++) {
                lines.add(new String[] {parts.get(i), i == parts.size() - 1 ? said : ""});
            }
        }
        return lines;
    }
}
