package dev.datawright.launcher.doctor;

import static dev.datawright.launcher.doctor.Finding.ok;
import static dev.datawright.launcher.doctor.Finding.warn;
import static dev.datawright.launcher.doctor.Finding.wrong;

import dev.datawright.contract.design.ModelRoles;
import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// A model gateway and a Data Designer elsewhere, when they are in use.
///
/// A key is not kept anywhere by this machine, so it can be tried only when it is given again.
final class BackendFindings {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final @Nullable String gatewayUrl;
    private final @Nullable String gatewayKey;
    private final String gatewayModel;
    private final @Nullable String dataDesignerUrl;
    private final @Nullable String dataDesignerKey;

    BackendFindings(
            @Nullable String gatewayUrl,
            @Nullable String gatewayKey,
            String gatewayModel,
            @Nullable String dataDesignerUrl,
            @Nullable String dataDesignerKey) {
        this.gatewayUrl = gatewayUrl;
        this.gatewayKey = gatewayKey;
        this.gatewayModel = gatewayModel;
        this.dataDesignerUrl = dataDesignerUrl;
        this.dataDesignerKey = dataDesignerKey;
    }

    List<Finding> look() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        String gateway = gatewayUrl;
        findings.add(gateway == null ? ok("models", "the offline model, rule-based and free") : gateway(gateway));
        String designer = dataDesignerUrl;
        if (designer != null) {
            findings.add(dataDesigner(designer));
        }
        return findings;
    }

    private Finding gateway(String url) throws InterruptedException {
        Answer answer = get(url + "/models", gatewayKey);
        if (answer.failure().isPresent()) {
            return wrong(
                    "gateway",
                    url + " cannot be reached: " + answer.failure().get(),
                    "start it, or give its address with --gateway-url");
        }
        if (answer.status() == 401 || answer.status() == 403) {
            return gatewayKey == null
                    ? warn(
                            "gateway",
                            url + " is there; its key was not tried",
                            "DATAWRIGHT_GATEWAY_KEY=… ./datawright doctor tries it")
                    : wrong("gateway", url + " does not accept the key", "give another one in DATAWRIGHT_GATEWAY_KEY");
        }
        if (answer.status() != 200) {
            return wrong(
                    "gateway",
                    url + "/models answers " + answer.status(),
                    "give an OpenAI-compatible address with --gateway-url");
        }
        TreeSet<String> models = models(answer.body());
        List<String> wanted = Stream.concat(Stream.of(gatewayModel), ModelRoles.OF_COLUMNS.stream())
                .toList();
        List<String> missing =
                wanted.stream().filter(model -> !models.contains(model)).toList();
        return missing.isEmpty()
                ? ok("gateway", url + " answers and has the models " + String.join(", ", wanted))
                : warn(
                        "gateway",
                        url + " answers, but lists no model " + String.join(", ", missing),
                        "add the name at the gateway, or name the agent's model with --gateway-model");
    }

    private static TreeSet<String> models(String body) {
        TreeSet<String> models = new TreeSet<>();
        try {
            WireJson.mapper()
                    .readTree(body)
                    .path("data")
                    .forEach(model -> models.add(model.path("id").asString("")));
        } catch (JacksonException notJson) {
            return models;
        }
        return models;
    }

    /// NVIDIA's has no capabilities (404): that it answers at all is what can be told without a job.
    private Finding dataDesigner(String url) throws InterruptedException {
        Answer answer = get(url + "/apis/data-designer/v2/capabilities", dataDesignerKey);
        if (answer.failure().isPresent()) {
            return wrong(
                    "data designer",
                    url + " cannot be reached: " + answer.failure().get(),
                    "start it, or give its address with --data-designer-url");
        }
        return switch (answer.status()) {
            case 200 -> ok("data designer", url + " answers (designer-service)");
            case 404 -> ok("data designer", url + " answers (NeMo, or another one)");
            case 401, 403 ->
                dataDesignerKey == null
                        ? warn(
                                "data designer",
                                url + " is there; its key was not tried",
                                "DATAWRIGHT_DATA_DESIGNER_KEY=… ./datawright doctor tries it")
                        : wrong(
                                "data designer",
                                url + " does not accept the key",
                                "give another one in DATAWRIGHT_DATA_DESIGNER_KEY");
            default ->
                wrong(
                        "data designer",
                        url + " answers " + answer.status(),
                        "look at its logs, or give another address");
        };
    }

    private record Answer(int status, String body, Optional<String> failure) {}

    private static Answer get(String url, @Nullable String key) throws InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).header("Accept", "application/json");
            if (key != null && !key.isBlank()) {
                request.header("Authorization", "Bearer " + key);
            }
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), Optional.empty());
        } catch (IOException | IllegalArgumentException e) {
            return new Answer(0, "", Optional.of(Causes.of(e)));
        }
    }
}
