package dev.datawright.launcher;

import dev.datawright.contract.design.ModelRoles;
import dev.datawright.launcher.doctor.Doctor;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.gateway.GatewaySource;
import dev.datawright.launcher.gateway.LiteLlm;
import dev.datawright.launcher.suite.Backends;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that point an instance at real backends.
final class BackendOptions {

    @Option(
            names = "--gateway-url",
            paramLabel = "URL",
            description = "An OpenAI-compatible model gateway such as LiteLLM, instead of the offline model.")
    private @Nullable String gatewayUrl;

    @Option(
            names = "--gateway",
            paramLabel = "litellm",
            description = "Starts LiteLLM, from PyPI, as the model gateway; needs Python and --gateway-provider.")
    private @Nullable String gateway;

    @Option(
            names = "--gateway-provider",
            paramLabel = "NAME",
            defaultValue = "${env:DATAWRIGHT_GATEWAY_PROVIDER}",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "Where LiteLLM asks for models: bedrock, azure, openai, nim or local; its keys come from the"
                    + " environment. Or DATAWRIGHT_GATEWAY_PROVIDER.")
    private @Nullable String gatewayProvider;

    @Option(
            names = "--gateway-key",
            paramLabel = "KEY",
            defaultValue = "${env:DATAWRIGHT_GATEWAY_KEY}",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "Its key; or DATAWRIGHT_GATEWAY_KEY in the environment.")
    private @Nullable String gatewayKey;

    @Option(
            names = "--gateway-model",
            paramLabel = "NAME",
            defaultValue = ModelRoles.DESIGNER,
            description = "The agent's model at the gateway (${DEFAULT-VALUE}).")
    private String gatewayModel = ModelRoles.DESIGNER;

    @Option(
            names = "--data-designer-url",
            paramLabel = "URL",
            description = "A NeMo Data Designer, instead of the embedded engine.")
    private @Nullable String dataDesignerUrl;

    @Option(
            names = "--data-designer-key",
            paramLabel = "KEY",
            defaultValue = "${env:DATAWRIGHT_DATA_DESIGNER_KEY}",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "Its key, when it asks for one; or DATAWRIGHT_DATA_DESIGNER_KEY in the environment.")
    private @Nullable String dataDesignerKey;

    Backends backends() {
        // A key that merely stands in the environment is no mistake when no gateway is named.
        return new Backends(
                gatewayUrl,
                gatewayUrl == null ? null : gatewayKey,
                gatewayModel,
                provider(),
                dataDesignerUrl,
                dataDesignerKey);
    }

    /// A provider that merely stands in the environment starts no gateway.
    private @Nullable String provider() {
        if (gateway == null) {
            return null;
        }
        if (!gateway.equals(LiteLlm.NAME)) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST,
                    "--gateway '" + gateway + "' is not known; there is litellm. A gateway that runs already is named"
                            + " by --gateway-url.");
        }
        if (gatewayProvider == null || gatewayProvider.isBlank()) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST,
                    "--gateway litellm needs --gateway-provider, or DATAWRIGHT_GATEWAY_PROVIDER in the environment: one of "
                            + String.join(
                                    ", ", GatewaySource.of(Source.folder()).providers()) + ".");
        }
        return gatewayProvider;
    }

    Doctor.Given forDoctor() {
        return new Doctor.Given(gatewayUrl, gatewayKey, gatewayModel, dataDesignerUrl, dataDesignerKey);
    }

    boolean anyGiven() {
        return gatewayUrl != null || gateway != null || dataDesignerUrl != null;
    }

    /// The same again for another process; keys travel in its environment.
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--gateway-model", gatewayModel));
        if (gatewayUrl != null) {
            arguments.addAll(List.of("--gateway-url", gatewayUrl));
        }
        if (gateway != null && gatewayProvider != null) {
            arguments.addAll(List.of("--gateway", gateway, "--gateway-provider", gatewayProvider));
        }
        if (dataDesignerUrl != null) {
            arguments.addAll(List.of("--data-designer-url", dataDesignerUrl));
        }
        return arguments;
    }

    @Nullable
    String gatewayKey() {
        return gatewayKey;
    }

    @Nullable
    String dataDesignerKey() {
        return dataDesignerKey;
    }
}
