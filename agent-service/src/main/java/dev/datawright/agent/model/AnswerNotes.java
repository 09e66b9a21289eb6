package dev.datawright.agent.model;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an answer says beside its words: how it ended, what it cost, and how long to wait when there is none.
final class AnswerNotes {

    private static final Set<String> CUT_OFF = Set.of("length", "max_tokens", "max_output_tokens");
    private static final Set<String> DECLINED =
            Set.of("content_filter", "content_filtered", "safety", "refusal", "guardrail_intervened", "recitation");

    private volatile ModelAnswer.@Nullable End end;
    private volatile boolean refused;
    private volatile @Nullable Double costUsd;
    private volatile @Nullable Duration retryAfter;
    private volatile int errorStatus;

    /// How it ended; absent while it has not.
    ModelAnswer.@Nullable End end() {
        return end != null && refused ? ModelAnswer.End.DECLINED : end;
    }

    @Nullable
    Double costUsd() {
        return costUsd;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /// The status of an error in the midst of a stream; 0 when there was none.
    int errorStatus() {
        return errorStatus;
    }

    void ended(String reason) {
        String known = reason.toLowerCase(Locale.ROOT);
        end = CUT_OFF.contains(known)
                ? ModelAnswer.End.CUT_OFF
                : DECLINED.contains(known) ? ModelAnswer.End.DECLINED : ModelAnswer.End.WHOLE;
    }

    void refused() {
        refused = true;
    }

    void cost(JsonNode cost) {
        if (cost.isNumber() && cost.asDouble() >= 0) {
            costUsd = cost.asDouble();
        }
    }

    void failed(JsonNode error) {
        JsonNode code = error.path("code");
        try {
            errorStatus = code.isNumber() ? code.asInt() : Integer.parseInt(code.asString("500"));
        } catch (NumberFormatException e) {
            errorStatus = 500;
        }
    }

    /// Reads how long the gateway asks to wait. LiteLLM hands a provider's wish on under a name of its own.
    void headers(Headers headers) {
        retryAfter = Stream.of("retry-after", "llm_provider-retry-after")
                .map(headers::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .map(AnswerNotes::duration)
                .orElse(null);
    }

    /// Seconds, or a date; null when it is neither.
    private static @Nullable Duration duration(String value) {
        try {
            return Duration.ofMillis((long) (1000 * Double.parseDouble(value.strip())));
        } catch (NumberFormatException notSeconds) {
            try {
                return Duration.between(
                        ZonedDateTime.now(java.time.ZoneOffset.UTC),
                        ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
            } catch (DateTimeParseException e) {
                return null;
            }
        }
    }
}
