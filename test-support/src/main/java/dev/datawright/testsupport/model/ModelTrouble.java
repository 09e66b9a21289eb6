package dev.datawright.testsupport.model;

import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/// What goes wrong with models, and how a conversation must end all the same: `model-trouble.json`, for the tiers with
/// and without the real proxy.
///
/// @param answers as [ScriptedUpstream] plays them, one for each question
/// @param ends part of the last words in the conversation
/// @param fails the code of the run's error; absent when it must not fail
/// @param asked most questions that may reach the model
/// @param told parts of what the model is told in the last question; absent: anything
/// @param columns of the design at the end; absent: any
public record ModelTrouble(
        String name,
        List<JsonNode> answers,
        String ends,
        @Nullable String fails,
        int asked,
        @Nullable List<String> told,
        @Nullable List<String> columns) {

    private static final TypeReference<List<ModelTrouble>> ALL = new TypeReference<>() {};

    public static List<ModelTrouble> all() {
        try (InputStream file = Objects.requireNonNull(ModelTrouble.class.getResourceAsStream("/model-trouble.json"))) {
            return WireJson.mapper().readValue(file.readAllBytes(), ALL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
