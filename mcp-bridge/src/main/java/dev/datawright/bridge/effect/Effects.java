package dev.datawright.bridge.effect;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Runs an effect in one transaction with the memory of it: the same key answers what it answered before.
///
/// A second caller with a key in use waits for the first one's transaction: the unique key of the row makes it so.
@Component
public class Effects {

    private final JsonMapper json = WireJson.mapper();
    private final JsonMapper canonical = WireJson.mapper()
            .rebuild()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Effects(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// The answer of `effect`, or the stored one when the call's key was used for the same before.
    ///
    /// @param operation a stable name; the same on both edges
    /// @param arguments everything the effect depends on besides the owner
    public <T> T once(Call call, String operation, Object arguments, Class<T> answer, Supplier<T> effect) {
        return Objects.requireNonNull(transaction.execute(status -> {
            String key = call.idempotencyKey();
            if (key == null) {
                return effect.get();
            }
            String hash = hash(operation, arguments);
            int inserted = jdbc.sql("insert into effects (owner, key, operation, argument_hash, at)"
                            + " values (:owner, :key, :operation, :hash, :at) on conflict do nothing")
                    .param("owner", call.owner())
                    .param("key", key)
                    .param("operation", operation)
                    .param("hash", hash)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (inserted == 0) {
                return remembered(call.owner(), key, operation, hash, answer)
                        .orElseThrow(() -> new IllegalStateException("An effect was stored without its answer"));
            }
            T result = effect.get();
            jdbc.sql("update effects set answer = cast(:answer as json) where owner = :owner and key = :key")
                    .param("answer", json.writeValueAsString(result))
                    .param("owner", call.owner())
                    .param("key", key)
                    .update();
            return result;
        }));
    }

    /// The stored answer, for an effect that takes too long for one transaction.
    public <T> Optional<T> remembered(Call call, String operation, Object arguments, Class<T> answer) {
        String key = call.idempotencyKey();
        return key == null
                ? Optional.empty()
                : remembered(call.owner(), key, operation, hash(operation, arguments), answer);
    }

    /// Forgets the keys used before then.
    public int forgetBefore(Instant then) {
        return jdbc.sql("delete from effects where at < :then")
                .param("then", then.atOffset(ZoneOffset.UTC))
                .update();
    }

    private <T> Optional<T> remembered(String owner, String key, String operation, String hash, Class<T> answer) {
        return jdbc.sql("select operation, argument_hash, answer from effects where owner = :owner and key = :key")
                .param("owner", owner)
                .param("key", key)
                .query((row, number) -> {
                    if (!row.getString("argument_hash").equals(hash)) {
                        throw new BridgeFailure(
                                ProblemType.KEY_REUSED,
                                "The idempotency key '" + key + "' was used for " + row.getString("operation")
                                        + " with other arguments; this is " + operation
                                        + ". Use a new key for a new call.");
                    }
                    return json.readValue(row.getString("answer"), answer);
                })
                .optional();
    }

    private String hash(String operation, Object arguments) {
        // Through a tree of maps, so that the order of keys a caller chose does not matter.
        Object tree = json.convertValue(arguments, Object.class);
        byte[] text = canonical.writeValueAsBytes(new Object[] {operation, tree});
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
