package dev.datawright.ui;

import com.sun.net.httpserver.HttpExchange;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Problem;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.problem.Violation;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// How the scripted services read and answer HTTP.
final class ScriptedWire {
    private ScriptedWire() {}

    static UUID uuid(int number) {
        return new UUID(9, number);
    }

    static <T> T body(HttpExchange exchange, Class<T> type) throws IOException {
        return WireJson.mapper().readValue(exchange.getRequestBody(), type);
    }

    static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> values = new LinkedHashMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        if (query != null) {
            for (String pair : query.split("&")) {
                int sign = pair.indexOf('=');
                values.put(
                        pair.substring(0, sign), URLDecoder.decode(pair.substring(sign + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    /// Every value of a parameter that may be given more than once.
    static List<String> queryAll(HttpExchange exchange, String name) {
        String query = exchange.getRequestURI().getRawQuery();
        return query == null
                ? List.of()
                : Stream.of(query.split("&"))
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                        .toList();
    }

    static void json(HttpExchange exchange, int status, Object body) throws IOException {
        answer(exchange, status, "application/json", WireJson.mapper().writeValueAsString(body));
    }

    static void nothing(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    static void problem(HttpExchange exchange, ProblemType type, String detail) throws IOException {
        problem(exchange, type, detail, List.of());
    }

    static void problem(HttpExchange exchange, ProblemType type, String detail, List<Violation> violations)
            throws IOException {
        answer(
                exchange,
                type.status(),
                "application/problem+json",
                WireJson.mapper().writeValueAsString(Problem.of(type, detail, violations)));
    }

    static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
