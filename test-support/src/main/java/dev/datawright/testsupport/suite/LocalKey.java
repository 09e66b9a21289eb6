package dev.datawright.testsupport.suite;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/// The installation's own key, to make people and clients that the launcher has no token for.
public final class LocalKey {

    private final RSAKey key;

    private LocalKey(RSAKey key) {
        this.key = key;
    }

    static LocalKey of(Path home) {
        try {
            return new LocalKey(RSAKey.parse(Files.readString(home.resolve("keys/signing-key.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException("The launcher's signing key does not read as a JWK", e);
        }
    }

    public String personToken(String owner) {
        return token(owner, "ui", "read write approve");
    }

    public String token(String owner, String clientId, String scope) {
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .subject(owner)
                        .audience(List.of("datawright-bridge", "datawright-agent"))
                        .claim("scope", scope)
                        .claim("client_id", clientId)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))))
                        .build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("The launcher's key could not sign", e);
        }
        return token.serialize();
    }
}
