package dev.datawright.bridge.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class CheckedTokensTest {

    private final List<String> checked = new ArrayList<>();

    @Test
    void checksAGoodTokenOnce() {
        CheckedTokens tokens = tokens(Instant.now().plus(Duration.ofMinutes(5)));

        assertThat(tokens.decode("a").getSubject()).isEqualTo("a");
        assertThat(tokens.decode("a").getSubject()).isEqualTo("a");
        assertThat(tokens.decode("b").getSubject()).isEqualTo("b");

        assertThat(checked).containsExactly("a", "b");
    }

    @Test
    void checksATokenAnewOnceItHasRunOut() {
        CheckedTokens tokens = tokens(Instant.now().minus(Duration.ofMinutes(5)));

        tokens.decode("a");
        tokens.decode("a");

        assertThat(checked).containsExactly("a", "a");
    }

    @Test
    void remembersNoBadToken() {
        CheckedTokens tokens = new CheckedTokens(token -> {
            checked.add(token);
            throw new BadJwtException("not ours");
        });

        assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(BadJwtException.class);

        assertThat(checked).containsExactly("a", "a");
    }

    private CheckedTokens tokens(Instant expires) {
        return new CheckedTokens(token -> {
            checked.add(token);
            return Jwt.withTokenValue(token)
                    .header("alg", "RS256")
                    .subject(token)
                    .issuedAt(expires.minus(Duration.ofHours(1)))
                    .expiresAt(expires)
                    .build();
        });
    }
}
