package dev.datawright.launcher.edge;

import dev.datawright.contract.problem.Problem;
import dev.datawright.contract.problem.ProblemType;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.ResponseCodeHandler;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Sends each request to its service, and no request that did not mean this machine.
final class Router implements HttpHandler {

    /// Most bytes of a request's body.
    static final long MAX_BODY = 64L * 1024 * 1024;

    /// A page elsewhere can make a browser resolve its own name to this machine; its requests carry that name.
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private static final List<HttpString> FORWARDING = List.of(
            new HttpString("Forwarded"),
            Headers.X_FORWARDED_FOR,
            Headers.X_FORWARDED_HOST,
            Headers.X_FORWARDED_PORT,
            Headers.X_FORWARDED_PROTO,
            Headers.X_FORWARDED_SERVER,
            new HttpString("X-Forwarded-Prefix"));

    private final Map<Route, HttpHandler> proxies = new LinkedHashMap<>();

    /// @param routes the most particular first
    Router(List<Route> routes) {
        for (Route route : routes) {
            proxies.put(
                    route,
                    ProxyHandler.builder()
                            .setProxyClient(new Upstream(route.target()))
                            .setNext(ResponseCodeHandler.HANDLE_404)
                            .setMaxConnectionRetries(0)
                            .build());
        }
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (!isForThisMachine(exchange)) {
            AwayPage.sendProblem(
                    exchange,
                    Problem.of(
                            ProblemType.INVALID_REQUEST,
                            "This address answers to localhost and 127.0.0.1 only, not to '" + exchange.getHostName()
                                    + "'."));
            return;
        }
        if (exchange.getRequestContentLength() > MAX_BODY) {
            AwayPage.sendProblem(
                    exchange,
                    Problem.of(ProblemType.TOO_LARGE, "A request may carry at most " + (MAX_BODY >> 20) + " MiB."));
            return;
        }
        // A body that does not announce its length is cut off on the way.
        exchange.setMaxEntitySize(MAX_BODY);
        FORWARDING.forEach(exchange.getRequestHeaders()::remove);
        for (Map.Entry<Route, HttpHandler> proxy : proxies.entrySet()) {
            if (proxy.getKey().takes(exchange.getRequestPath())) {
                exchange.addDefaultResponseListener(unanswered -> AwayPage.fill(unanswered, proxy.getKey()));
                proxy.getValue().handleRequest(exchange);
                return;
            }
        }
        AwayPage.sendProblem(exchange, Problem.of(ProblemType.NOT_FOUND, "Nothing is served at this path."));
    }

    private static boolean isForThisMachine(HttpServerExchange exchange) {
        return LOCAL_NAMES.contains(exchange.getHostName().toLowerCase(Locale.ROOT));
    }
}
