package dev.datawright.offline.schema;

import dev.datawright.offline.schema.JsonInstances.Bounds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Values that a property's name suggests.
final class PlausibleTexts {

    private static final Map<String, List<String>> BY_NAME = new LinkedHashMap<>();
    private static final Map<String, Bounds> NUMBERS = new LinkedHashMap<>();

    static {
        BY_NAME.put("email", List.of("anna.meyer@example.com", "sam.carter@example.com", "lee.novak@example.com"));
        BY_NAME.put("url", List.of("https://example.com/a", "https://example.com/b"));
        BY_NAME.put("first", List.of("Anna", "Sam", "Lee", "Maria", "Tom"));
        BY_NAME.put("last", List.of("Meyer", "Carter", "Novak", "Rossi", "Berg"));
        BY_NAME.put("name", List.of("Anna Meyer", "Sam Carter", "Lee Novak", "Maria Rossi", "Tom Berg"));
        BY_NAME.put("city", List.of("Hamburg", "Leeds", "Lyon", "Turin", "Boston"));
        BY_NAME.put("country", List.of("Germany", "France", "Italy", "Canada"));
        BY_NAME.put("street", List.of("12 Elm Street", "8 Mill Lane", "40 Station Road"));
        BY_NAME.put("address", List.of("12 Elm Street, Leeds", "8 Mill Lane, Boston"));
        BY_NAME.put("phone", List.of("+1-555-0100", "+1-555-0142"));
        BY_NAME.put("color", List.of("red", "blue", "green"));
        BY_NAME.put("colour", List.of("red", "blue", "green"));
        BY_NAME.put("status", List.of("open", "closed", "in progress"));
        BY_NAME.put("category", List.of("general", "service", "product"));
        BY_NAME.put("currency", List.of("EUR", "USD", "GBP"));
        BY_NAME.put("language", List.of("en", "de", "fr"));
        BY_NAME.put("tag", List.of("sample", "offline", "simple", "plain"));
        BY_NAME.put("title", List.of("A plain example", "A short note", "An ordinary case"));
        BY_NAME.put("id", List.of("A1B2C3", "D4E5F6", "G7H8J9"));
        BY_NAME.put("reason", List.of("The values fit what was asked for.", "It follows from the facts given."));
        BY_NAME.put("reasoning", List.of("The values fit what was asked for.", "It follows from the facts given."));

        NUMBERS.put("age", new Bounds(18, 80));
        NUMBERS.put("year", new Bounds(1990, 2026));
        NUMBERS.put("score", new Bounds(1, 5));
        NUMBERS.put("rating", new Bounds(1, 5));
        NUMBERS.put("price", new Bounds(5, 200));
        NUMBERS.put("quantity", new Bounds(1, 10));
        NUMBERS.put("count", new Bounds(0, 20));
        NUMBERS.put("percent", new Bounds(0, 100));
        NUMBERS.put("probability", new Bounds(0, 1));
        NUMBERS.put("confidence", new Bounds(0, 1));
    }

    private static final List<String> SENTENCES = List.of(
            "A plain example text.",
            "An ordinary entry without surprises.",
            "Made up by the offline model.",
            "Nothing unusual to report.");

    private final Random random;

    PlausibleTexts(Random random) {
        this.random = random;
    }

    String formatted(String format, String name) {
        return switch (format) {
            case "date" -> "2025-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10);
            case "date-time" -> "2025-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10) + "T10:15:00Z";
            case "time" -> "10:1" + random.nextInt(10) + ":00Z";
            case "email" -> pick(BY_NAME.getOrDefault("email", SENTENCES));
            case "uri", "url" -> pick(BY_NAME.getOrDefault("url", SENTENCES));
            case "uuid" ->
                new UUID(
                                random.nextLong() & ~0xF000L | 0x4000L,
                                random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L)
                        .toString();
            case "ipv4" -> "192.0.2." + (1 + random.nextInt(250));
            default -> of(name);
        };
    }

    String of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("date")) {
            return "2025-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10);
        }
        return BY_NAME.entrySet().stream()
                .filter(entry -> matches(lower, entry.getKey()))
                .findFirst()
                .map(entry -> pick(entry.getValue()))
                .orElseGet(() -> pick(SENTENCES));
    }

    /// Short words only as a whole word of the name: `id` is not in `confidence`.
    private static boolean matches(String name, String word) {
        return word.length() > 3
                ? name.contains(word)
                : List.of(name.split("[^a-z]+")).contains(word);
    }

    Bounds usualNumbers(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NUMBERS.entrySet().stream()
                .filter(entry -> matches(lower, entry.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(new Bounds(1, 100));
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
