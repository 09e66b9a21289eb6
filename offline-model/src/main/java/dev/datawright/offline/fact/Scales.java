package dev.datawright.offline.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Values that have an order which everybody knows: letters, sizes, days of the week, months.
final class Scales {

    private static final List<String> LETTERS = IntStream.rangeClosed('A', 'Z')
            .mapToObj(letter -> String.valueOf((char) letter))
            .toList();
    private static final List<String> SIZES = List.of("XXS", "XS", "S", "M", "L", "XL", "XXL", "XXXL");
    /// After the last the first comes again: Friday to Monday.
    private static final List<List<String>> ROUND = List.of(
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
            List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
            List.of("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
            List.of("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"));
    private static final List<List<String>> MONTHS = List.of(
            List.of(
                    "January",
                    "February",
                    "March",
                    "April",
                    "May",
                    "June",
                    "July",
                    "August",
                    "September",
                    "October",
                    "November",
                    "December"),
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
            List.of(
                    "Januar",
                    "Februar",
                    "März",
                    "April",
                    "Mai",
                    "Juni",
                    "Juli",
                    "August",
                    "September",
                    "Oktober",
                    "November",
                    "Dezember"));

    private Scales() {}

    /// All values from one to another; empty when they do not stand on one scale.
    ///
    /// @param months whether months count too, which elsewhere mean a time
    static List<String> between(String from, String to, boolean months) {
        // Two letters that are sizes are meant as sizes: S to L is no alphabet.
        List<String> sizes = span(SIZES, from.toUpperCase(Locale.ROOT), to.toUpperCase(Locale.ROOT), false);
        if (!sizes.isEmpty()) {
            return sizes;
        }
        List<String> letters = span(LETTERS, from, to, false);
        if (!letters.isEmpty()) {
            return letters;
        }
        List<List<String>> round = new ArrayList<>(ROUND);
        if (months) {
            round.addAll(MONTHS);
        }
        return round.stream()
                .map(scale -> span(scale, from, to, true))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> span(List<String> scale, String from, String to, boolean round) {
        int first = index(scale, from, round);
        int last = index(scale, to, round);
        if (first < 0 || last < 0 || first == last) {
            return List.of();
        }
        if (first < last) {
            return scale.subList(first, last + 1);
        }
        if (!round) {
            return scale.subList(last, first + 1).reversed();
        }
        List<String> wrapped = new ArrayList<>(scale.subList(first, scale.size()));
        wrapped.addAll(scale.subList(0, last + 1));
        return wrapped;
    }

    private static int index(List<String> scale, String word, boolean anyCase) {
        for (int i = 0; i < scale.size(); i++) {
            String value = scale.get(i);
            if (anyCase ? value.equalsIgnoreCase(word) || (value + "s").equalsIgnoreCase(word) : value.equals(word)) {
                return i;
            }
        }
        return -1;
    }
}
