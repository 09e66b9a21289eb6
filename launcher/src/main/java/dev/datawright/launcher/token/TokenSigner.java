package dev.datawright.launcher.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/// Signs the tokens of the one user of this installation.
final class TokenSigner {

    static final Duration LIFETIME = Duration.ofHours(1);

    private final SigningKey key;

    TokenSigner(SigningKey key) {
        this.key = key;
    }

    String sign(Grant grant, Instant now) throws IOException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .subject("local")
                .audience(grant.audiences())
                .claim("scope", grant.scope())
                .claim("client_id", grant.clientId())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.key().getKeyID())
                        .build(),
                claims);
        try {
            token.sign(new RSASSASigner(key.key()));
        } catch (JOSEException e) {
            throw new IOException("A token cannot be signed: " + e.getMessage(), e);
        }
        return token.serialize();
    }
}
