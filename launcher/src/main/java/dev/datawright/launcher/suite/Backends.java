package dev.datawright.launcher.suite;

import dev.datawright.contract.design.ModelRoles;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Real backends to use instead of the embedded ones.
///
/// @param gatewayUrl an OpenAI-compatible address; ends in `/v1`. Absent for the offline model
/// @param gatewayModel the model name of the agent's role at the gateway
/// @param gatewayProvider where a LiteLLM of one's own, which the suite starts, asks for models; absent without one
/// @param dataDesignerUrl absent for the embedded designer-service
public record Backends(
        @Nullable String gatewayUrl,
        @Nullable String gatewayKey,
        String gatewayModel,
        @Nullable String gatewayProvider,
        @Nullable String dataDesignerUrl,
        @Nullable String dataDesignerKey) {

    public static final Backends EMBEDDED = new Backends(null, null, ModelRoles.DESIGNER, null, null, null);

    public Backends {
        gatewayUrl = gatewayUrl == null ? null : withVersion(address("--gateway-url", gatewayUrl));
        dataDesignerUrl = dataDesignerUrl == null ? null : address("--data-designer-url", dataDesignerUrl);
        if (gatewayUrl != null && gatewayProvider != null) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST,
                    "--gateway litellm starts a gateway and --gateway-url names one that runs: give one of them.");
        }
        if (gatewayUrl == null && gatewayKey != null) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST, "--gateway-key needs --gateway-url: the offline model takes no key.");
        }
        if (gatewayUrl != null && (gatewayKey == null || gatewayKey.isBlank())) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST,
                    "--gateway-url needs a key: --gateway-key KEY, or DATAWRIGHT_GATEWAY_KEY in the environment,"
                            + " which keeps it out of the process list.");
        }
    }

    /// Whether calls to models may cost money: only the offline model's surely do not.
    boolean mayCost() {
        return gatewayUrl != null || gatewayProvider != null;
    }

    private static String address(String option, String value) {
        try {
            URI uri = new URI(value.strip());
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
                return uri.toString().replaceAll("/+$", "");
            }
        } catch (URISyntaxException _) {
            // The sentence below says what is expected.
        }
        throw new CommandFailure(
                ExitCode.BAD_REQUEST,
                option + " '" + value + "' is not an address. Give one such as https://gateway.example.com/v1");
    }

    private static String withVersion(String url) {
        return url.endsWith("/v1") ? url : url + "/v1";
    }

    /// The key is a secret.
    @Override
    public String toString() {
        return "Backends[gateway " + (gatewayProvider == null ? gatewayUrl : gatewayProvider) + ", data designer "
                + dataDesignerUrl + "]";
    }
}
