package dev.datawright.engine.person;

import dev.datawright.rules.person.PersonLocales;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import net.datafaker.Faker;

/// Writes the name lists of all locales from Datafaker into a folder. Run by hand when a locale is added; lists that
/// exist stay as they are, because what a seed gives depends on them.
final class NameListsWriter {

    private static final int TRIES = 20;

    private NameListsWriter() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (String name : PersonLocales.NAMES) {
            Path file = folder.resolve(name + ".txt");
            if (!Files.exists(file)) {
                Files.writeString(
                        file, String.join("\n", lines(Locale.of(name.substring(0, 2), name.substring(3)))) + "\n");
            }
        }
    }

    private static List<String> lines(Locale locale) {
        Faker faker = new Faker(locale, new Random(1));
        List<String> lines = new ArrayList<>();
        add(lines, "country", List.of(locale.getDisplayCountry(Locale.ENGLISH)));
        add(lines, "male_name", distinct(400, () -> faker.name().maleFirstName()));
        add(lines, "female_name", distinct(400, () -> faker.name().femaleFirstName()));
        add(lines, "last_name", distinct(800, () -> faker.name().lastName()));
        add(lines, "street_name", distinct(400, () -> faker.address().streetName()));
        add(lines, "city", distinct(400, () -> faker.address().city()));
        add(lines, "state", states(locale, faker));
        add(lines, "postcode", distinct(200, () -> masked(faker.address().postcode(), 2)));
        add(lines, "occupation", distinct(200, () -> faker.job().title()));
        add(
                lines,
                "phone_number",
                distinct(100, () -> masked(faker.phoneNumber().phoneNumber(), 6)));
        return lines;
    }

    /// Datafaker knows no nations of the United Kingdom and takes American states instead.
    private static Collection<String> states(Locale locale, Faker faker) {
        return locale.getCountry().equals("GB")
                ? List.of("England", "Scotland", "Wales", "Northern Ireland")
                : distinct(60, () -> faker.address().state());
    }

    private static void add(List<String> lines, String section, Collection<String> values) {
        lines.add("== " + section);
        lines.addAll(values);
    }

    private static Set<String> distinct(int count, Supplier<String> values) {
        Set<String> found = new LinkedHashSet<>();
        for (int i = 0; i < count * TRIES && found.size() < count; i++) {
            found.add(values.get().strip());
        }
        return found;
    }

    /// The text with its last digits open.
    private static String masked(String text, int digits) {
        StringBuilder masked = new StringBuilder(text);
        int left = digits;
        for (int i = masked.length() - 1; i >= 0 && left > 0; i--) {
            if (Character.isDigit(masked.charAt(i))) {
                masked.setCharAt(i, '#');
                left--;
            }
        }
        return masked.toString();
    }
}
