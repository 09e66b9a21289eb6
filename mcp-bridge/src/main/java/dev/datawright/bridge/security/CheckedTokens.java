package dev.datawright.bridge.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/// Remembers for a minute which tokens were found good: an agent sends the same one with every call, and checking its
/// signature costs as much as reading a design.
///
/// A token that runs out is refused at once. A key that is taken back is known within the minute.
final class CheckedTokens implements JwtDecoder {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final long MOST = 10_000;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> times = new JwtTimestampValidator();
    private final Cache<String, Jwt> good =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

    CheckedTokens(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = good.getIfPresent(token);
        if (known != null && !times.validate(known).hasErrors()) {
            return known;
        }
        Jwt checked = decoder.decode(token);
        good.put(token, checked);
        return checked;
    }
}
