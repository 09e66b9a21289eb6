package dev.datawright.testsupport.model;

import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;

/// A text that tries to make a model do what nobody may, and what the model does that believes it: `injections.json`,
/// for the tiers with and without the real proxy.
///
/// @param place where the text stands: message, column, cell, error or title
/// @param calls what the model does when it has read it: names and arguments
public record Injection(String name, String place, String text, List<List<String>> calls) {

    private static final TypeReference<List<Injection>> ALL = new TypeReference<>() {};

    /// @param design another person's
    /// @param job another person's
    /// @param canary an address that nobody may open
    public static List<Injection> all(String design, String job, URI canary) {
        try (InputStream file = Objects.requireNonNull(Injection.class.getResourceAsStream("/injections.json"))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{FOREIGN}", design)
                    .replace("{FOREIGN_JOB}", job)
                    .replace("{CANARY}", canary.toString());
            return WireJson.mapper().readValue(text, ALL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
