package dev.datawright.launcher.edge;

import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Problem;
import dev.datawright.contract.problem.ProblemType;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What the edge itself says: problems for programs, a calm page for people.
final class AwayPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="2">
            <title>Datawright</title>
            <style>
              :root { color-scheme: light dark; }
              body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #FAF9F6;
                     color: #1C2430; font: 15px/1.5 system-ui, sans-serif; }
              main { max-width: 26rem; padding: 24px; }
              h1 { font-size: 24px; line-height: 1.35; margin: 0 0 8px; }
              p { margin: 0 0 8px; color: #5A6472; }
              code { font-family: ui-monospace, monospace; font-size: 13px; }
              @media (prefers-color-scheme: dark) {
                body { background: #14181E; color: #E9ECF0; }
                p { color: #A3ADBA; }
              }
            </style>
            </head>
            <body>
            <main>
            <h1>The workbench is not there yet</h1>
            <p>It is starting, or it has stopped and is being started again. This page looks again every 2 seconds.</p>
            <p><code>./datawright status</code> tells how the services stand.</p>
            </main>
            </body>
            </html>
            """;

    private AwayPage() {}

    /// Fills in an answer for a request that no service answered; leaves a service's own answer alone.
    static boolean fill(HttpServerExchange exchange, Route route) {
        boolean answered = exchange.isResponseStarted()
                || !exchange.isResponseChannelAvailable()
                || exchange.getStatusCode() < StatusCodes.INTERNAL_SERVER_ERROR
                || exchange.getResponseHeaders().size() > 0;
        if (answered) {
            return false;
        }
        if (route.isApi() || !wantsPage(exchange)) {
            sendProblem(
                    exchange,
                    Problem.of(
                            ProblemType.UPSTREAM_AWAY,
                            exchange.getStatusCode() == StatusCodes.GATEWAY_TIME_OUT
                                    ? route.service() + " took longer than " + Upstream.PATIENCE.toMinutes()
                                            + " minutes to answer."
                                    : route.service() + " does not answer. Try again in a few seconds;"
                                            + " ./datawright status tells how it stands."));
        } else {
            exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
            send(exchange, "text/html; charset=utf-8", PAGE);
        }
        return true;
    }

    private static boolean wantsPage(HttpServerExchange exchange) {
        String accept = exchange.getRequestHeaders().getFirst(Headers.ACCEPT);
        return exchange.getRequestMethod().equals(Methods.GET) && accept != null && accept.contains("text/html");
    }

    static void sendProblem(HttpServerExchange exchange, Problem problem) {
        exchange.setStatusCode(problem.status());
        send(exchange, "application/problem+json", WireJson.mapper().writeValueAsString(problem));
    }

    private static void send(HttpServerExchange exchange, String type, String body) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, 2);
        exchange.getResponseSender().send(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
    }
}
