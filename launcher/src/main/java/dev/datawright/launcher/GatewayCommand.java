package dev.datawright.launcher;

import dev.datawright.contract.design.ModelRoles;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.gateway.GatewayConfig;
import dev.datawright.launcher.gateway.GatewaySource;
import dev.datawright.launcher.gateway.Variant;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The model gateway's configuration.
@Command(
        name = "gateway",
        description = "The model gateway's configuration.",
        subcommands = GatewayCommand.Render.class,
        mixinStandardHelpOptions = true)
final class GatewayCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.BAD_REQUEST.number();
    }

    /// Makes LiteLLM's config.
    @Command(
            name = "render",
            description = "Makes LiteLLM's config from gateway-config/gateway.yaml. Keys stay os.environ/NAME.",
            mixinStandardHelpOptions = true)
    static final class Render implements Callable<Integer> {

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it before the command is called
        private CommandSpec spec;

        @Option(names = "--provider", paramLabel = "NAME", description = "bedrock, azure, openai, nim or local.")
        private @Nullable String provider;

        @Option(
                names = "--variant",
                paramLabel = "NAME",
                defaultValue = "plain",
                description = "plain, database (for compose) or helm (values of LiteLLM's chart) (${DEFAULT-VALUE}).")
        private String variant = "plain";

        @Option(
                names = "--model",
                paramLabel = "ROLE=NAME",
                description = "The provider's model, or deployment, that plays a role or is the fallback; repeatable.")
        private Map<String, String> models = new LinkedHashMap<>();

        @Option(
                names = "--traces",
                description = "Sends traces by OTLP, without prompts. Where LiteLLM runs, OTEL_EXPORTER_OTLP_ENDPOINT"
                        + " says where to and OTEL_EXPORTER_OTLP_PROTOCOL is http/protobuf. The same as having"
                        + " OTEL_EXPORTER_OTLP_ENDPOINT here.")
        private boolean traces;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            GatewaySource source = GatewaySource.of(Source.folder());
            if (provider == null) {
                throw new CommandFailure(
                        ExitCode.BAD_REQUEST,
                        "--provider is missing: one of " + String.join(", ", source.providers()) + ".");
            }
            models.keySet().forEach(Render::check);
            out.print(new GatewayConfig(
                            source,
                            source.provider(provider),
                            models,
                            traces || GatewayConfig.isTraced(System.getenv()))
                    .render(Variant.of(variant)));
            out.flush();
            return ExitCode.DONE.number();
        }

        private static void check(String role) {
            if (!ModelRoles.ALL.contains(role) && !role.equals("fallback")) {
                throw new CommandFailure(
                        ExitCode.BAD_REQUEST,
                        "--model names no role '" + role + "'. There are: " + String.join(", ", ModelRoles.ALL)
                                + ", fallback.");
            }
        }
    }
}
