package dev.datawright.endtoend.observability;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What services publish in Prometheus' form: the series' names with the values of their labels.
record Scrape(Map<String, Map<String, Set<String>>> series) {

    private static final Pattern SAMPLE = Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+.*$");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    static Scrape of(String text) {
        Map<String, Map<String, Set<String>>> series = new HashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                Map<String, Set<String>> labels = series.computeIfAbsent(sample.group(1), name -> new HashMap<>());
                Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
                while (label.find()) {
                    labels.computeIfAbsent(label.group(1), name -> new HashSet<>())
                            .add(label.group(2));
                }
            }
        });
        return new Scrape(series);
    }

    boolean has(String name) {
        return series.containsKey(name);
    }

    Set<String> labels(String name) {
        return series.getOrDefault(name, Map.of()).keySet();
    }

    Set<String> values(String name, String label) {
        return series.getOrDefault(name, Map.of()).getOrDefault(label, Set.of());
    }
}
