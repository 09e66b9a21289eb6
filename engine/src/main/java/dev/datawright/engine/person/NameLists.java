package dev.datawright.engine.person;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// The names, places and patterns of one locale.
///
/// They were drawn from Datafaker (Apache License 2.0) and are files of the engine rather than drawn at run time: the
/// same seed gives the same people whichever library is installed, and the first person costs milliseconds. In
/// patterns a `#` stands for a digit.
final class NameLists {

    private static final Map<String, NameLists> LOADED = new ConcurrentHashMap<>();

    private final Map<String, String[]> lists;

    private NameLists(Map<String, String[]> lists) {
        this.lists = lists;
    }

    static NameLists of(String locale) {
        return LOADED.computeIfAbsent(locale, NameLists::load);
    }

    String[] list(String name) {
        return Objects.requireNonNull(lists.get(name), name);
    }

    private static NameLists load(String locale) {
        Map<String, List<String>> sections = new HashMap<>();
        try (InputStream file = NameLists.class.getResourceAsStream(locale + ".txt")) {
            if (file == null) {
                throw new IllegalArgumentException("There are no name lists for the locale '" + locale + "'");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            List<String> section = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("== ")) {
                    section = new ArrayList<>();
                    sections.put(line.substring(3), section);
                } else {
                    section.add(line);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String[]> lists = new HashMap<>();
        sections.forEach((name, lines) -> lists.put(name, lines.toArray(String[]::new)));
        return new NameLists(lists);
    }
}
