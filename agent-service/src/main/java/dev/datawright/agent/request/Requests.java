package dev.datawright.agent.request;

import dev.datawright.agent.problem.ProblemException;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The header `Idempotency-Key`: what a call with it did and answered is done and answered once.
@Component
public class Requests {

    /// The header that carries the key.
    public static final String HEADER = "Idempotency-Key";

    private static final int MAX_KEY = 200;

    private final JdbcClient database;

    Requests(JdbcClient database) {
        this.database = database;
    }

    /// Does the work in the caller's transaction, unless it was done under this key before. A doubled call waits here
    /// until the first one has committed.
    ///
    /// @param key absent: the work is simply done
    /// @param arguments what makes a call the same call
    public <T> T once(String owner, @Nullable String key, List<?> arguments, Class<T> type, Supplier<T> work) {
        String used = checked(key);
        if (used == null) {
            return work.get();
        }
        boolean first = database.sql("INSERT INTO agent.request (owner, key, arguments)"
                                + " VALUES (:owner, :key, :arguments) ON CONFLICT DO NOTHING")
                        .param("owner", owner)
                        .param("key", used)
                        .param("arguments", digest(arguments))
                        .update()
                > 0;
        if (!first) {
            return before(owner, used, arguments, type).orElseThrow();
        }
        T answer = work.get();
        database.sql("UPDATE agent.request SET answer = :answer::jsonb WHERE owner = :owner AND key = :key")
                .param("answer", WireJson.mapper().writeValueAsString(answer))
                .param("owner", owner)
                .param("key", used)
                .update();
        return answer;
    }

    /// What was answered under this key before; empty when nothing was.
    public <T> Optional<T> before(String owner, @Nullable String key, List<?> arguments, Class<T> type) {
        String used = checked(key);
        if (used == null) {
            return Optional.empty();
        }
        record Row(String arguments, @Nullable String answer) {}
        Optional<Row> row = database.sql(
                        "SELECT arguments, answer FROM agent.request" + " WHERE owner = :owner AND key = :key")
                .param("owner", owner)
                .param("key", used)
                .query((found, number) -> new Row(found.getString("arguments"), found.getString("answer")))
                .optional();
        if (row.isPresent() && !row.get().arguments().equals(digest(arguments))) {
            throw new ProblemException(
                    ProblemType.KEY_REUSED,
                    "The " + HEADER + " '" + used
                            + "' was used with another request. Use a new key for a new request.");
        }
        return row.map(Row::answer).map(answer -> WireJson.mapper().readValue(answer, type));
    }

    /// The key as it counts; absent when there is none.
    public static @Nullable String checked(@Nullable String key) {
        if (key == null || key.isBlank()) {
            return null;
        }
        if (key.length() > MAX_KEY) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "The " + HEADER + " has " + key.length() + " characters; at most " + MAX_KEY + " are taken.");
        }
        return key.strip();
    }

    private static String digest(List<?> arguments) {
        try {
            byte[] text = WireJson.mapper().writeValueAsString(arguments).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
