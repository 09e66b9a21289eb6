package dev.datawright.bridge.macro;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Texts of one form, such as licence plates: every place of the form that may vary is drawn by itself.
final class PatternMacro {

    static final String TYPE = "pattern";

    private static final int MAX_PATTERN = 200;

    /// Places that vary; each becomes a column, or shares one with the place beside it.
    private static final int MAX_PLACES = 40;

    private static final int MAX_TOGETHER = 100;

    private PatternMacro() {}

    static List<ObjectNode> expand(Given given) {
        given.allowOnly(TYPE, "pattern");
        String pattern = given.text("pattern");
        List<Place> places;
        try {
            if (pattern.isEmpty() || pattern.length() > MAX_PATTERN) {
                throw new PatternReader.BadPattern(
                        "A pattern has 1 to " + MAX_PATTERN + " characters, this has " + pattern.length());
            }
            places = PatternReader.read(pattern);
            if (places.stream().filter(Place::varies).count() > MAX_PLACES) {
                throw new PatternReader.BadPattern("More than " + MAX_PLACES + " places of it vary");
            }
            if (places.stream().noneMatch(Place::varies)) {
                throw new PatternReader.BadPattern("Nothing of it varies: it has no [..], \\d or (..|..)");
            }
        } catch (PatternReader.BadPattern bad) {
            given.report("pattern", "bad-pattern", String.valueOf(bad.getMessage()), "such as [A-Z]{2}-[0-9]{4}");
            return List.of(given.expression("{{ 1 }}", "str"));
        }
        List<ObjectNode> columns = new ArrayList<>();
        StringBuilder form = new StringBuilder();
        for (Place place : together(places)) {
            if (!place.varies()) {
                form.append(place.values().getFirst());
                continue;
            }
            String name = given.name() + "__" + (columns.size() + 1);
            ObjectNode helper = Given.helper(name, "category");
            ArrayNode values = ((ObjectNode) helper.path("params")).putArray("values");
            place.values().forEach(values::add);
            columns.add(helper);
            form.append("{{ ").append(name).append(" }}");
        }
        columns.add(given.expression(form.toString(), "str"));
        return columns;
    }

    /// Neighbours that have few values become one place.
    private static List<Place> together(List<Place> places) {
        List<Place> all = new ArrayList<>();
        for (Place place : places) {
            Place last = all.isEmpty() ? null : all.getLast();
            if (last != null
                    && last.varies() == place.varies()
                    && last.values().size() * place.values().size() <= MAX_TOGETHER) {
                all.removeLast();
                all.add(last.followedBy(place));
            } else {
                all.add(place);
            }
        }
        return all;
    }

    /// What may stand at one place of the text.
    record Place(List<String> values) {
        Place {
            values = List.copyOf(values);
        }

        static Place of(String text) {
            return new Place(List.of(text));
        }

        boolean varies() {
            return values.size() > 1;
        }

        Place followedBy(Place next) {
            Set<String> joined = new LinkedHashSet<>();
            values.forEach(first -> next.values.forEach(second -> joined.add(first + second)));
            return new Place(List.copyOf(joined));
        }
    }
}
