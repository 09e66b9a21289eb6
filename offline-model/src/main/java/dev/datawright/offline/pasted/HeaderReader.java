package dev.datawright.offline.pasted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A table's header on a line of its own, parted by commas without blanks, semicolons, tabs or bars; lines below it are
/// sample rows.
final class HeaderReader implements Pasted.Reader {

    private static final int LEAST_COLUMNS = 3;
    private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_ ./()#-]{0,40}";
    private static final Pattern CUE = Pattern.compile(
            "(?iu)(?:exactly|genau|following|these|this|folgende[nrms]?|diese[nrms]?|exact)?[^\\n.]{0,20}\\b(?:headers?|header (?:row|line)|csv|kopfzeile|spaltenköpfe|überschriften|tsv)\\b[^\\n:]{0,30}:[ \\t]*\\n?");

    @Override
    public Optional<Pasted> read(String text) {
        int start = 0;
        for (String line : text.split("\n", -1)) {
            Optional<Pasted> found = header(text, line, start, false);
            if (found.isPresent()) {
                return found;
            }
            start += line.length() + 1;
        }
        Matcher cue = CUE.matcher(text);
        while (cue.find()) {
            int end = text.indexOf('\n', cue.end());
            String line = text.substring(cue.end(), end < 0 ? text.length() : end);
            // On the cue's own line the header ends with its sentence.
            String names = line.split("(?<=[\\w)])[.;](?: |$)", 2)[0];
            Optional<Pasted> found = header(text, names, cue.end(), true);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Pasted> header(String text, String line, int start, boolean cued) {
        String separator = separator(line, cued);
        if (separator.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = cells(line, separator);
        boolean plausible = names.size() >= LEAST_COLUMNS
                && names.stream()
                        .allMatch(name -> name.matches(NAME)
                                && name.split(" ").length <= (cued || !separator.equals(",") ? 4 : 2))
                && names.stream().distinct().count() == names.size();
        if (!plausible) {
            return Optional.empty();
        }
        int end = Math.min(text.length(), start + line.length() + 1);
        List<List<String>> rows = new ArrayList<>();
        while (end < text.length()) {
            int next = text.indexOf('\n', end);
            String row = text.substring(end, next < 0 ? text.length() : next);
            boolean rule = row.matches("[\\s|:+-]*-{2,}[\\s|:+-]*");
            List<String> cells = cells(row, separator);
            if (!rule
                    && (row.isBlank()
                            || cells.size() != names.size()
                            || cells.size() < LEAST_COLUMNS
                            || row.contains(": "))) {
                break;
            }
            if (!rule) {
                rows.add(cells);
            }
            end = next < 0 ? text.length() : next + 1;
        }
        List<PastedColumn> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int index = i;
            columns.add(new PastedColumn(
                    names.get(i),
                    Samples.facts(
                            names.get(i),
                            rows.stream().map(row -> row.get(index)).toList()),
                    names.get(i)));
        }
        return Pasted.of(columns, text, start, end);
    }

    private static List<String> cells(String line, String separator) {
        String bare = line.strip().replaceAll("[`\"]", "");
        String cut = separator.equals("|") ? bare.replaceAll("^\\||\\|$", "") : bare;
        return Arrays.stream(cut.split(Pattern.quote(separator), -1))
                .map(String::strip)
                .toList();
    }

    private static String separator(String line, boolean cued) {
        String bare = line.strip();
        if (bare.contains("\t")) {
            return "\t";
        }
        if (bare.startsWith("|") && bare.indexOf('|', 1) > 0 || bare.matches("[^|,;.]+(?:\\s\\|\\s[^|,;.]+){2,}")) {
            return "|";
        }
        boolean single = bare.matches(
                "[\\p{L}\\p{N}_\"` ./()#-]+(?:[,;][\\p{L}\\p{N}_\"`./()#-][\\p{L}\\p{N}_\"` ./()#-]*){2,}");
        if (single) {
            return bare.contains(";") ? ";" : ",";
        }
        return cued && bare.contains(",") ? "," : "";
    }
}
