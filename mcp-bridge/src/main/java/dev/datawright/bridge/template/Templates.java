package dev.datawright.bridge.template;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.bridge.security.Scope;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// The templates, read once.
@Component
public class Templates {

    private static final List<String> NAMES = List.of(
            "invoices",
            "patients",
            "support-tickets",
            "text-to-sql",
            "product-reviews",
            "iot-readings",
            "hr",
            "e-commerce-orders",
            "chat-transcripts",
            "fraud");

    private final List<Template> templates = NAMES.stream().map(Templates::read).toList();

    public List<Template> all(Call call) {
        call.require(Scope.READ);
        return templates;
    }

    public Template get(Call call, String name) {
        return all(call).stream()
                .filter(template -> template.name().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> new BridgeFailure(
                        ProblemType.NOT_FOUND,
                        "There is no template '" + name + "'. There are " + String.join(", ", NAMES) + "."));
    }

    private static Template read(String name) {
        try (InputStream file =
                Objects.requireNonNull(Templates.class.getResourceAsStream("/templates/" + name + ".json"))) {
            return WireJson.mapper().readValue(file.readAllBytes(), Template.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
