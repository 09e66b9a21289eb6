package dev.datawright.launcher.token;

import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.home.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Keeps the token files fresh for as long as it is open.
public final class TokenFiles implements AutoCloseable {

    static final Duration RENEWAL = Duration.ofMinutes(15);

    private static final System.Logger LOG = System.getLogger(TokenFiles.class.getName());

    private final Home home;
    private final TokenSigner signer;
    private final Clock clock;
    private final ScheduledExecutorService renewals;
    private Instant written = Instant.EPOCH;

    private TokenFiles(Home home, SigningKey key, Clock clock) {
        this.home = home;
        this.signer = new TokenSigner(key);
        this.clock = clock;
        this.renewals = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("tokens").factory());
    }

    /// Writes the files now and again whenever they are a quarter of an hour old.
    public static TokenFiles open(Home home, SigningKey key, Clock clock) throws IOException {
        TokenFiles files = new TokenFiles(home, key, clock);
        files.renewIfOld();
        // Looks at the wall clock often: a machine that slept wakes with tokens that are long past their time.
        files.renewals.scheduleWithFixedDelay(files::renewQuietly, 10, 10, TimeUnit.SECONDS);
        return files;
    }

    synchronized void renewIfOld() throws IOException {
        Instant now = clock.instant();
        if (Duration.between(written, now).compareTo(RENEWAL) >= 0) {
            PrivateFiles.write(home.personToken(), signer.sign(Grant.PERSON, now));
            PrivateFiles.write(home.agentToken(), signer.sign(Grant.AGENT, now));
            PrivateFiles.write(home.mcpToken(), signer.sign(Grant.MCP, now));
            written = now;
        }
    }

    private void renewQuietly() {
        try {
            renewIfOld();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The tokens cannot be renewed; trying again: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        renewals.shutdownNow();
        try {
            Files.deleteIfExists(home.personToken());
            Files.deleteIfExists(home.agentToken());
            Files.deleteIfExists(home.mcpToken());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The token files cannot be deleted: " + e.getMessage());
        }
    }
}
