package dev.datawright.bridge.result;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/// Signed, short-lived permissions to fetch one file without a token.
@Component
class Tickets {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Duration life;
    private final Clock clock;

    Tickets(ResultProperties properties, Clock clock) {
        this.key = new SecretKeySpec(properties.links().secret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.life = properties.links().ttl();
        this.clock = clock;
    }

    record Ticket(UUID jobId, String format, String owner, Instant expiresAt) {}

    Ticket issue(String owner, UUID jobId, String format) {
        return new Ticket(jobId, format, owner, clock.instant().plus(life).truncatedTo(ChronoUnit.SECONDS));
    }

    String sign(Ticket ticket) {
        byte[] content = WireJson.mapper().writeValueAsBytes(ticket);
        Base64.Encoder text = Base64.getUrlEncoder().withoutPadding();
        return text.encodeToString(content) + "." + text.encodeToString(signature(content));
    }

    /// The ticket, when it is ours and still good.
    Ticket read(String text) {
        Ticket ticket = checked(text);
        if (clock.instant().isAfter(ticket.expiresAt())) {
            throw new BridgeFailure(ProblemType.NOT_ALLOWED, "This link has expired. Ask for a new one.");
        }
        return ticket;
    }

    private Ticket checked(String text) {
        int dot = text.indexOf('.');
        try {
            byte[] content = Base64.getUrlDecoder().decode(text.substring(0, Math.max(0, dot)));
            byte[] signature = Base64.getUrlDecoder().decode(text.substring(dot + 1));
            if (MessageDigest.isEqual(signature, signature(content))) {
                return WireJson.mapper().readValue(content, Ticket.class);
            }
        } catch (IllegalArgumentException | JacksonException e) {
            throw noTicket();
        }
        throw noTicket();
    }

    private static BridgeFailure noTicket() {
        return new BridgeFailure(ProblemType.NOT_FOUND, "There is no such file. Ask for a new link.");
    }

    private byte[] signature(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }
}
