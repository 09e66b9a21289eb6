package dev.datawright.launcher.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.datawright.launcher.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFilesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    private Path folder;

    private Home home;
    private SigningKey key;
    private volatile Instant time = NOW;

    @BeforeEach
    void prepare() throws IOException {
        home = new Home(folder.resolve("home"));
        home.prepare();
        key = SigningKey.of(home);
    }

    private TokenFiles open() throws IOException {
        return TokenFiles.open(home, key, new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return time;
            }
        });
    }

    private static SignedJWT read(Path file) throws Exception {
        return SignedJWT.parse(Files.readString(file));
    }

    @Test
    void signsWhatTheServicesExpect() throws Exception {
        try (TokenFiles _ = open()) {
            SignedJWT person = read(home.personToken());
            assertThat(person.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
            assertThat(person.getJWTClaimsSet().getSubject()).isEqualTo("local");
            assertThat(person.getJWTClaimsSet().getAudience()).containsExactly("datawright-bridge", "datawright-agent");
            assertThat(person.getJWTClaimsSet().getStringClaim("scope")).isEqualTo("read write approve");
            assertThat(person.getJWTClaimsSet().getStringClaim("client_id")).isEqualTo("ui");
            assertThat(person.getJWTClaimsSet().getIssueTime()).isEqualTo(NOW);
            assertThat(person.getJWTClaimsSet().getExpirationTime()).isEqualTo(NOW.plus(Duration.ofHours(1)));

            SignedJWT mcp = read(home.mcpToken());
            assertThat(mcp.getJWTClaimsSet().getStringClaim("scope")).isEqualTo("read write");
            assertThat(mcp.getJWTClaimsSet().getStringClaim("client_id")).isEqualTo("mcp-stdio");
            SignedJWT agent = read(home.agentToken());
            assertThat(agent.getJWTClaimsSet().getAudience()).containsExactly("datawright-bridge");
            assertThat(agent.getJWTClaimsSet().getStringClaim("scope")).isEqualTo("read write");
            assertThat(agent.getJWTClaimsSet().getStringClaim("client_id")).isEqualTo("agent-service");
        }
    }

    @Test
    void publishesTheKeyThatVerifies() throws Exception {
        try (TokenFiles _ = open()) {
            String pem = Files.readString(key.publicKeyFile());
            byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            RSAPublicKey published =
                    (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
            assertThat(read(home.personToken()).verify(new RSASSAVerifier(published)))
                    .isTrue();
        }
    }

    @Test
    void keepsTheKeyBetweenRuns() throws IOException {
        assertThat(SigningKey.of(home).key()).isEqualTo(key.key());
    }

    @Test
    void renewsAfterAQuarterOfAnHour() throws Exception {
        try (TokenFiles files = open()) {
            String first = Files.readString(home.personToken());
            time = NOW.plus(Duration.ofMinutes(14));
            files.renewIfOld();
            assertThat(home.personToken()).hasContent(first);
            time = NOW.plus(Duration.ofMinutes(15));
            files.renewIfOld();
            assertThat(Files.readString(home.personToken())).isNotEqualTo(first);
        }
    }

    @Test
    void keepsTokensPrivateAndTakesThemAway() throws IOException {
        try (TokenFiles _ = open()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.personToken())))
                    .isEqualTo("rw-------");
        }
        assertThat(home.personToken()).doesNotExist();
        assertThat(home.agentToken()).doesNotExist();
        assertThat(home.mcpToken()).doesNotExist();
    }
}
