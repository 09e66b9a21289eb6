package dev.datawright.testsupport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/// Tokens as the launcher signs them, for any person a test needs.
public final class TestTokens {

    private static final List<String> BOTH = List.of("datawright-agent", "datawright-bridge");

    private final KeyPair keys;
    private final Path publicKey;

    private TestTokens(KeyPair keys, Path publicKey) {
        this.keys = keys;
        this.publicKey = publicKey;
    }

    /// A signer with a key of its own.
    public static TestTokens create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            Path file = Files.createTempFile("datawright-test", ".pem");
            file.toFile().deleteOnExit();
            Files.writeString(
                    file,
                    "-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                    .encodeToString(keys.getPublic().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n");
            return new TestTokens(keys, file);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The property that makes a resource server trust this signer.
    public String toProperty() {
        return "spring.security.oauth2.resourceserver.jwt.public-key-location=" + publicKey.toUri();
    }

    /// What ui-service and the command line hold: reads, writes, approves.
    public String person(String owner) {
        return token(owner, "ui", "read write approve", BOTH, Duration.ofHours(1));
    }

    /// What agent-service holds on its user's behalf: never approves.
    public String agent(String owner) {
        return token(owner, "agent-service", "read write", List.of("datawright-bridge"), Duration.ofHours(1));
    }

    /// Any other client.
    public String client(String owner, String scope) {
        return token(owner, "some-client", scope, BOTH, Duration.ofHours(1));
    }

    /// A token with everything chosen; a negative life has expired already.
    public String token(String owner, String clientId, String scope, List<String> audience, Duration life) {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(owner)
                .audience(audience)
                .claim("scope", scope)
                .claim("client_id", clientId)
                .issueTime(Date.from(now.minus(Duration.ofHours(2))))
                .expirationTime(Date.from(now.plus(life)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            token.sign(new RSASSASigner(keys.getPrivate()));
        } catch (JOSEException e) {
            throw new IllegalStateException("The test key could not sign", e);
        }
        return token.serialize();
    }
}
