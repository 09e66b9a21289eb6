package dev.datawright.launcher.gateway;

import dev.datawright.contract.json.WireJson;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.node.ObjectNode;

/// `gateway-config/gateway.yaml`: what is said once about roles, providers and limits.
public final class GatewaySource {

    private static final Path FILE = Path.of("gateway-config", "gateway.yaml");

    private final ObjectNode root;

    private GatewaySource(ObjectNode root) {
        this.root = root;
    }

    /// @param checkout the source tree's root
    public static GatewaySource of(Path checkout) {
        Path file = checkout.resolve(FILE);
        try {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            if (WireJson.mapper().valueToTree(read) instanceof ObjectNode root) {
                return new GatewaySource(root);
            }
            throw new CommandFailure(ExitCode.UNREACHABLE, file + " holds no settings.");
        } catch (IOException | YAMLException e) {
            throw new CommandFailure(ExitCode.UNREACHABLE, file + " cannot be read: " + e.getMessage(), e);
        }
    }

    ObjectNode root() {
        return root;
    }

    public List<String> providers() {
        return List.copyOf(root.path("providers").propertyNames());
    }

    /// Refused with the names that there are.
    public Provider provider(String name) {
        if (root.path("providers").path(name) instanceof ObjectNode node) {
            Map<String, String> environment = new LinkedHashMap<>();
            node.path("environment")
                    .properties()
                    .forEach(entry ->
                            environment.put(entry.getKey(), entry.getValue().asString()));
            return new Provider(name, node.path("title").asString(name), environment, node);
        }
        throw new CommandFailure(
                ExitCode.BAD_REQUEST,
                "There is no provider '" + name + "'. There are: " + String.join(", ", providers()) + ".");
    }

    /// Where models are.
    ///
    /// @param title for people
    /// @param environment what must be set where the gateway runs, and what each is
    public record Provider(String name, String title, Map<String, String> environment, ObjectNode node) {

        /// Refused with all that is missing, in the words of the source.
        public void check(Map<String, String> given) {
            List<String> missing = environment.entrySet().stream()
                    .filter(entry -> given.getOrDefault(entry.getKey(), "").isBlank())
                    .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                    .toList();
            if (!missing.isEmpty()) {
                throw new CommandFailure(
                        ExitCode.BAD_REQUEST,
                        "The provider " + name + " needs in the environment: " + String.join("; ", missing) + ".");
            }
        }
    }
}
