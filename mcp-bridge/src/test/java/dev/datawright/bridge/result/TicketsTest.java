package dev.datawright.bridge.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.bridge.problem.BridgeFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final UUID JOB = UUID.fromString("6b4e0f3e-58a1-4f6f-9c5a-0d6c1c1f7a11");

    private static Tickets tickets(String secret, Instant now) {
        return new Tickets(
                new ResultProperties(new ResultProperties.Links(secret, Duration.ofMinutes(10))),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String signed() {
        Tickets tickets = tickets("secret", NOW);
        return tickets.sign(tickets.issue("ada", JOB, "csv"));
    }

    @Test
    void readsWhatItSigned() {
        Tickets.Ticket ticket = tickets("secret", NOW.plusSeconds(600)).read(signed());
        assertThat(ticket).isEqualTo(new Tickets.Ticket(JOB, "csv", "ada", NOW.plusSeconds(600)));
    }

    @Test
    void refusesATicketThatHasExpired() {
        assertThatThrownBy(() -> tickets("secret", NOW.plusSeconds(601)).read(signed()))
                .isInstanceOf(BridgeFailure.class)
                .hasMessage("This link has expired. Ask for a new one.");
    }

    @Test
    void refusesATicketOfAnotherSecret() {
        assertRefused(() -> tickets("other", NOW).read(signed()));
    }

    @Test
    void refusesATicketWhoseContentWasChanged() {
        String[] halves = signed().split("\\.");
        String content = new String(Base64.getUrlDecoder().decode(halves[0]), java.nio.charset.StandardCharsets.UTF_8);
        String changed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(content.replace("csv", "manifest").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertRefused(() -> tickets("secret", NOW).read(changed + "." + halves[1]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a", "a.b", "..", "%%%.%%%", "../../etc/passwd"})
    void refusesWhatIsNoTicket(String text) {
        assertRefused(() -> tickets("secret", NOW).read(text));
    }

    @Test
    void doesNotShowItsSecret() {
        assertThat(new ResultProperties.Links("top secret", Duration.ofMinutes(1)).toString())
                .doesNotContain("top secret");
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable read) {
        assertThatThrownBy(read)
                .isInstanceOf(BridgeFailure.class)
                .hasMessage("There is no such file. Ask for a new link.");
    }
}
