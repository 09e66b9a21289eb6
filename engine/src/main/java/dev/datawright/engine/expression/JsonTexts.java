package dev.datawright.engine.expression;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Texts that hold a JSON object or list are that object or list to a template, as in Data Designer, so that their
/// parts can be named. All other texts stay what they are.
final class JsonTexts {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonTexts() {}

    static @Nullable Object decoded(Frame frame, @Nullable Object value) {
        if (!(value instanceof String text) || text.length() < 2) {
            return value;
        }
        char first = text.charAt(0);
        if (first != '{' && first != '[') {
            return value;
        }
        frame.look(text);
        try {
            return converted(MAPPER.readValue(text, Object.class));
        } catch (JacksonException | NumberFormatException noJson) {
            return text;
        }
    }

    private static @Nullable Object converted(@Nullable Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case BigInteger _ -> throw new NumberFormatException("too large");
            case Map<?, ?> map -> {
                Map<@Nullable Object, @Nullable Object> result = new LinkedHashMap<>();
                map.forEach((key, part) -> result.put(key, converted(part)));
                yield result;
            }
            case List<?> list -> {
                List<@Nullable Object> result = new ArrayList<>(list.size());
                list.forEach(item -> result.add(converted(item)));
                yield result;
            }
            case null, default -> value;
        };
    }
}
