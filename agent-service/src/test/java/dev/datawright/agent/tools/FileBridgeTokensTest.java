package dev.datawright.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.agent.problem.ProblemException;
import dev.datawright.testsupport.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBridgeTokensTest {

    private final TestTokens signer = TestTokens.create();

    @Test
    void givesTheTokenAsItIsAtThisMoment(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("agent.token");
        var tokens = new FileBridgeTokens(properties(file));
        String first = signer.agent("local");
        Files.writeString(file, first + "\n");
        assertThat(tokens.tokenFor("local")).isEqualTo(first);

        String second = signer.client("local", "read");
        Files.writeString(file, second);
        assertThat(tokens.tokenFor("local")).isEqualTo(second);
    }

    @Test
    void refusesToActForAnybodyElse(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("agent.token");
        Files.writeString(file, signer.agent("local"));
        var tokens = new FileBridgeTokens(properties(file));

        assertThatThrownBy(() -> tokens.tokenFor("eve"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("The agent holds no token to act for 'eve' at the bridge: the token file is another"
                        + " person's.");
        Files.writeString(file, "no token");
        assertThatThrownBy(() -> tokens.tokenFor("local")).isInstanceOf(ProblemException.class);
    }

    private static BridgeProperties properties(Path file) {
        return new BridgeProperties(
                new BridgeProperties.Bridge(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1)), file);
    }
}
