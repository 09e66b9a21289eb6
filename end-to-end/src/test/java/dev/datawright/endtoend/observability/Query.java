package dev.datawright.endtoend.observability;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A query of the dashboard, as far as it names series and labels.
record Query(String text) {

    private static final Pattern STRINGS = Pattern.compile("\"[^\"]*\"");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern GROUPING = Pattern.compile("\\bby\\s*\\(([^)]*)\\)");
    private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)}");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern MATCHER = Pattern.compile("([a-zA-Z_]\\w*)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Set<String> FUNCTIONS = Set.of("sum", "rate", "increase", "histogram_quantile");

    /// The series it asks for.
    Set<String> series() {
        String bare = GROUPING.matcher(
                        SELECTOR.matcher(RANGE.matcher(STRINGS.matcher(text).replaceAll(""))
                                        .replaceAll(" "))
                                .replaceAll(" "))
                .replaceAll(" ");
        Set<String> series = new LinkedHashSet<>();
        Matcher word = WORD.matcher(bare);
        while (word.find()) {
            if (!FUNCTIONS.contains(word.group())) {
                series.add(word.group());
            }
        }
        return series;
    }

    /// What is wrong with it, given what there is.
    List<String> faults(Scrape scrape) {
        List<String> faults = new ArrayList<>();
        Set<String> names = series();
        if (names.isEmpty()) {
            faults.add("names no series");
        }
        names.stream().filter(name -> !scrape.has(name)).forEach(name -> faults.add(name + " is published by nobody"));
        Stream<String> grouped = GROUPING.matcher(text)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(",")))
                .map(String::strip);
        Stream<String> matched = MATCHER.matcher(text).results().map(found -> found.group(1));
        Stream.concat(grouped, matched)
                .filter(label ->
                        names.stream().noneMatch(name -> scrape.labels(name).contains(label)))
                .forEach(label -> faults.add("no series of it has the label " + label));
        MATCHER.matcher(text)
                .results()
                .filter(found ->
                        found.group(1).equals("application") && found.group(2).equals("="))
                .filter(found -> names.stream()
                        .noneMatch(name -> scrape.values(name, "application").contains(found.group(3))))
                .forEach(found -> faults.add("no " + found.group(3) + " publishes it"));
        return faults;
    }
}
