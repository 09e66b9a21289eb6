package dev.datawright.offline.pasted;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What sample values say of a column, in the words that a person would use.
final class Samples {

    private Samples() {}

    static String facts(String name, List<String> samples) {
        List<String> filled = samples.stream()
                .map(sample -> sample.strip().replaceAll("^\"|\"$", ""))
                .filter(sample -> !sample.isEmpty())
                .toList();
        if (filled.isEmpty()) {
            return "";
        }
        String words = PastedColumn.words(name);
        if (filled.stream().allMatch(sample -> sample.matches("(?i)true|false|yes|no|ja|nein"))) {
            return "boolean";
        }
        if (filled.stream().allMatch(sample -> sample.matches("-?\\d{1,15}"))) {
            boolean id = words.matches("(?:.* )?id|nr|no|.* (?:no|nr|number)|number");
            if (id) {
                return "sequential starting at " + filled.getFirst();
            }
            return words.matches("(?:.* )?(?:year|jahr)") ? "" : "integer";
        }
        if (filled.stream().allMatch(sample -> sample.matches("-?\\d{1,15}\\.\\d{1,10}|-?\\d{1,15}"))) {
            int places = filled.stream()
                    .mapToInt(sample -> sample.contains(".") ? sample.length() - sample.indexOf('.') - 1 : 0)
                    .max()
                    .orElse(2);
            return "with " + places + " decimals";
        }
        if (filled.stream()
                .allMatch(sample ->
                        sample.matches("\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}|\\d{1,2}/\\d{1,2}/\\d{4}"))) {
            return "(date)";
        }
        if (filled.stream().allMatch(sample -> sample.matches("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}.*"))) {
            return "(datetime)";
        }
        if (filled.stream().allMatch(sample -> sample.matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-.*"))) {
            return "uuid";
        }
        String first = filled.getFirst();
        if (first.matches("[A-Z]{1,6}[-_#/]?\\d{2,8}")
                && filled.stream().allMatch(sample -> sample.matches("[A-Z]{1,6}[-_#/]?\\d{2,8}"))) {
            return "like " + first;
        }
        Set<String> distinct = new LinkedHashSet<>(filled);
        boolean words_ = filled.size() >= 3
                && distinct.size() < filled.size()
                && distinct.stream().allMatch(sample -> sample.length() <= 24);
        return words_ && distinct.size() > 1 ? "one of " + String.join(", ", distinct) : "";
    }
}
