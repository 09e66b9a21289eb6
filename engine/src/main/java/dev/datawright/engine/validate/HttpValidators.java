package dev.datawright.engine.validate;

import dev.datawright.contract.design.ValidatorParams;
import dev.datawright.contract.json.WireJson;
import dev.datawright.rules.schema.OutputSchema;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Asks validators over HTTP, and only those at the hosts that the operator allows. Redirects are not followed: they
/// would lead elsewhere.
public final class HttpValidators implements RemoteValidators {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final Set<Integer> BUSY = Set.of(429, 500, 502, 503, 504);
    private static final long LARGEST_ANSWER = 8L << 20;
    private static final double LONGEST_PAUSE_SECONDS = 60;

    private final Set<String> allowed;
    private final OkHttpClient http = new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .proxy(Proxy.NO_PROXY)
            .build();

    /// @param allowed hosts, such as `validator.example.com`, or `127.0.0.1:8080` for a port of its own
    public HttpValidators(List<String> allowed) {
        this.allowed = allowed.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<String> objection(ValidatorParams.Remote validator) {
        URI uri = URI.create(validator.endpointUrl());
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        String named = uri.getPort() < 0 ? host : host + ":" + uri.getPort();
        return allowed.contains(named)
                ? Optional.empty()
                : Optional.of("Validators at '" + named + "' are not asked from here: this service's operator has not"
                        + " allowed that host");
    }

    @Override
    public List<JsonNode> ask(ValidatorParams.Remote validator, List<JsonNode> rows)
            throws RemoteValidationException, InterruptedException {
        Optional<String> objection = objection(validator);
        if (objection.isPresent()) {
            throw new RemoteValidationException(objection.get());
        }
        Request request = new Request.Builder()
                .url(validator.endpointUrl())
                .post(RequestBody.create(WireJson.mapper().writeValueAsBytes(Map.of("data", rows)), JSON))
                .build();
        return findings(validator, send(request, validator), rows.size());
    }

    private byte[] send(Request request, ValidatorParams.Remote validator)
            throws RemoteValidationException, InterruptedException {
        double timeout = validator.timeout() == null ? 30 : validator.timeout();
        int retries = validator.maxRetries() == null ? 3 : validator.maxRetries();
        double backoff = validator.retryBackoff() == null ? 2 : validator.retryBackoff();
        OkHttpClient patient = http.newBuilder()
                .callTimeout(Duration.ofMillis(Math.max(1, Math.round(timeout * 1000))))
                .build();
        for (int attempt = 0; ; attempt++) {
            String failure;
            Double wanted = null;
            try (Response response = patient.newCall(request).execute()) {
                if (response.isSuccessful()) {
                    return body(response);
                }
                failure = "The validator answered with status " + response.code();
                if (!BUSY.contains(response.code())) {
                    throw new RemoteValidationException(failure);
                }
                wanted = seconds(response.header("Retry-After"));
            } catch (InterruptedIOException slow) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedException();
                }
                failure = "The validator did not answer within " + timeout + " seconds";
            } catch (IOException broken) {
                failure = "The validator cannot be reached: " + broken.getMessage();
            }
            if (attempt >= retries) {
                throw new RemoteValidationException(
                        failure + (retries == 0 ? "" : " (asked " + (retries + 1) + " times)"));
            }
            double pause = wanted == null ? backoff * Math.pow(2, attempt) : wanted;
            Thread.sleep(Duration.ofMillis(Math.round(Math.min(LONGEST_PAUSE_SECONDS, pause) * 1000)));
        }
    }

    private static byte[] body(Response response) throws IOException, RemoteValidationException {
        try (ResponseBody body = response.body();
                BufferedSource source = body.source()) {
            if (source.request(LARGEST_ANSWER + 1)) {
                throw new RemoteValidationException("The validator's answer is larger than 8 MB");
            }
            return source.readByteArray();
        }
    }

    private static @Nullable Double seconds(@Nullable String retryAfter) {
        try {
            return retryAfter == null ? null : Math.max(0, Double.parseDouble(retryAfter.strip()));
        } catch (NumberFormatException aDate) {
            return null;
        }
    }

    private static List<JsonNode> findings(ValidatorParams.Remote validator, byte[] answer, int rows)
            throws RemoteValidationException {
        JsonNode json;
        try {
            json = WireJson.mapper().readTree(answer);
        } catch (JacksonException noJson) {
            throw new RemoteValidationException("The validator's answer is no JSON");
        }
        Map<String, Object> schema = validator.outputSchema();
        if (schema != null) {
            List<String> errors = OutputSchema.of(schema).errors(json);
            if (!errors.isEmpty()) {
                throw new RemoteValidationException(
                        "The validator's answer breaks its output_schema: " + String.join("; ", errors));
            }
        }
        JsonNode data = json.path("data");
        if (!data.isArray() || data.size() != rows) {
            throw new RemoteValidationException(
                    "The validator's answer has no list 'data' with an object for each of the " + rows + " rows sent");
        }
        List<JsonNode> findings = new ArrayList<>();
        for (JsonNode finding : data) {
            JsonNode valid = finding.get("is_valid");
            if (valid == null || !valid.isBoolean() && !valid.isNull()) {
                throw new RemoteValidationException(
                        "The validator's answer has no 'is_valid' of true, false or null for row " + findings.size());
            }
            findings.add(finding);
        }
        return findings;
    }
}
