package dev.datawright.agent.tools;

import dev.datawright.agent.problem.ProblemException;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/// The token of one machine's one user, read from its file on every call since it is rewritten as it ages.
@Component
class FileBridgeTokens implements BridgeTokens {

    private final BridgeProperties properties;
    private volatile Known known = new Known("", "");

    FileBridgeTokens(BridgeProperties properties) {
        this.properties = properties;
    }

    @Override
    public String tokenFor(String owner) {
        Path file = properties.userTokenFile();
        if (file == null) {
            throw refusal(owner, "datawright.agent.user-token-file is not set");
        }
        try {
            String token = Files.readString(file).strip();
            Known read = known;
            if (!read.token().equals(token)) {
                read = new Known(token, subject(token));
                known = read;
            }
            if (!owner.equals(read.subject())) {
                throw refusal(owner, "the token file is another person's");
            }
            return token;
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemType.UPSTREAM_AWAY, "The agent's token file cannot be read at this moment.", e);
        }
    }

    /// Whom a token is for. The bridge checks the signature; this only avoids acting for the wrong person.
    private static String subject(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            return parts.length < 2
                    ? ""
                    : WireJson.mapper()
                            .readTree(Base64.getUrlDecoder().decode(parts[1]))
                            .path("sub")
                            .asString("");
        } catch (IllegalArgumentException | JacksonException e) {
            return "";
        }
    }

    private static ProblemException refusal(String owner, String why) {
        return new ProblemException(
                ProblemType.NOT_ALLOWED,
                "The agent holds no token to act for '" + owner + "' at the bridge: " + why + ".");
    }

    /// @param subject whom the token is for
    private record Known(String token, String subject) {}
}
