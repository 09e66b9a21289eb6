package dev.datawright.offline.pasted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `CREATE TABLE orders (id INTEGER PRIMARY KEY, total NUMERIC(8,2) CHECK (total > 0))`
final class SqlReader implements Pasted.Reader {

    private static final Pattern TABLE =
            Pattern.compile("(?is)create\\s+(?:\\w+\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?[\\w.\"`\\[\\]]+\\s*\\(");
    private static final Pattern COLUMN =
            Pattern.compile("(?s)[\"`\\[]?([\\p{L}_]\\w*)[\"`\\]]?\\s+(\\w+)\\s*(\\([^)]*\\))?(.*)");
    private static final Pattern TABLE_RULE = Pattern.compile(
            "(?is)(?:constraint\\s+\\S+\\s+)?(primary\\s+key|unique|check|foreign\\s+key|key|index)\\b\\s*(.*)");
    private static final Pattern CHECK = Pattern.compile("(?is)check\\s*\\(");
    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";

    @Override
    public Optional<Pasted> read(String text) {
        Matcher matcher = TABLE.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        int end = Parts.closing(text, matcher.end() - 1);
        if (end < 0) {
            return Optional.empty();
        }
        String body = text.substring(matcher.end(), end - 1).replaceAll("--([^\\n]*)", "");
        Map<String, String> rules = new HashMap<>();
        List<String> parts = Parts.of(body, ",");
        parts.forEach(part -> rule(part, rules));
        List<PastedColumn> columns = new ArrayList<>();
        for (String part : parts) {
            Matcher column = COLUMN.matcher(part);
            if (!TABLE_RULE.matcher(part).matches() && column.matches()) {
                String name = column.group(1);
                String rest = column.group(4) + " " + rules.getOrDefault(name, "");
                columns.add(new PastedColumn(
                        name,
                        facts(name, column.group(2).toLowerCase(Locale.ROOT), column.group(3), rest),
                        part.replaceAll("\\s+", " ")));
            }
        }
        int after = end;
        while (after < text.length() && "; \n".indexOf(text.charAt(after)) >= 0) {
            after++;
        }
        return Pasted.of(columns, text, matcher.start(), after);
    }

    /// A rule of the table belongs to the first column that it names.
    private static void rule(String part, Map<String, String> rules) {
        Matcher matcher = TABLE_RULE.matcher(part);
        if (matcher.matches()) {
            Matcher name = Pattern.compile("\\(\\s*[\"`]?(\\w+)").matcher(matcher.group(2));
            if (name.find()) {
                rules.merge(name.group(1), " " + matcher.group(1) + " " + matcher.group(2), String::concat);
            }
        }
    }

    private static String facts(String name, String type, String size, String rest) {
        String lower = rest.toLowerCase(Locale.ROOT);
        boolean key = lower.matches("(?s).*primary\\s+key.*");
        boolean whole = type.matches(".*int(?:eger)?\\d*") || type.matches("(?:big|small)?serial");
        boolean counts =
                type.contains("serial") || lower.matches("(?s).*(?:auto_?increment|identity).*") || key && whole;
        if (counts) {
            return "sequential";
        }
        StringBuilder facts = new StringBuilder();
        if (lower.matches("(?s).*\\bunique\\b.*") || key) {
            facts.append("unique ");
        }
        String restriction = restriction(name, rest);
        facts.append(type(type, size)).append(' ').append(restriction);
        return facts.toString().strip();
    }

    private static String type(String type, String size) {
        String digits = size == null ? "" : size.replaceAll("[()\\s]", "");
        return switch (type) {
            case "int", "integer", "bigint", "smallint", "tinyint", "mediumint", "int2", "int4", "int8" -> "integer";
            case "numeric", "decimal", "number", "dec" ->
                digits.contains(",") && !digits.endsWith(",0")
                        ? "with " + digits.substring(digits.indexOf(',') + 1) + " decimals"
                        : digits.isEmpty() ? "(number)" : "integer";
            case "float", "real", "double", "float4", "float8", "money" -> "(number)";
            case "bool", "boolean", "bit" -> "boolean";
            case "date" -> "(date)";
            case "timestamp", "datetime", "timestamptz", "datetime2" -> "(datetime)";
            case "uuid", "uniqueidentifier" -> "uuid";
            case "enum", "set" -> size == null ? "" : "one of " + size.replaceAll("[()']", "");
            default -> "";
        };
    }

    private static String restriction(String name, String rest) {
        Matcher check = CHECK.matcher(rest);
        StringBuilder facts = new StringBuilder();
        while (check.find()) {
            int end = Parts.closing(rest, check.end() - 1);
            if (end > 0) {
                facts.append(' ')
                        .append(said(name, rest.substring(check.end(), end - 1).strip()));
            }
        }
        return facts.toString().strip();
    }

    private static String said(String name, String check) {
        String own = "(?is)\\W*" + Pattern.quote(name) + "\\W*?\\s*";
        Matcher between = Pattern.compile(own + "between\\s+'?" + "(\\S+?)'?\\s+and\\s+'?(\\S+?)'?")
                .matcher(check);
        if (between.matches()) {
            return "between " + between.group(1) + " and " + between.group(2);
        }
        Matcher in = Pattern.compile(own + "in\\s*\\((.*)\\)").matcher(check);
        if (in.matches()) {
            return "one of " + in.group(1).replaceAll("[\"']", "");
        }
        Matcher both = Pattern.compile(own + ">=?\\s*" + NUMBER + "\\s+and\\s+\\w+\\s*<=?\\s*" + NUMBER)
                .matcher(check);
        if (both.matches()) {
            return "between " + both.group(1) + " and " + both.group(2);
        }
        Matcher one = Pattern.compile(own + "(>=|<=|>|<)\\s*(\\S+)").matcher(check);
        if (one.matches()) {
            String sign = one.group(1);
            String other = one.group(2).replaceAll("[\"`]", "");
            boolean number = other.matches(NUMBER);
            return sign + " " + (number ? other : PastedColumn.words(other));
        }
        return "";
    }
}
