package dev.datawright.launcher.edge;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.UndertowClient;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.XnioExecutor;

/// A connection of its own for every request.
///
/// On one machine connecting costs nothing, and in return no event stream can use up a pool, and no request is lost on
/// a kept connection that the service is just closing.
final class Upstream implements ProxyClient {

    /// How long a service may think before its answer begins; a preview with model cells takes its time.
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final ProxyTarget TARGET = new ProxyTarget() {};

    private final URI target;

    Upstream(URI target) {
        this.target = target;
    }

    @Override
    public ProxyTarget findTarget(HttpServerExchange exchange) {
        return TARGET;
    }

    @Override
    public void getConnection(
            ProxyTarget ignored,
            HttpServerExchange exchange,
            ProxyCallback<ProxyConnection> callback,
            long timeout,
            TimeUnit unit) {
        UndertowClient.getInstance()
                .connect(
                        new Connected(exchange, callback),
                        target,
                        exchange.getIoThread(),
                        exchange.getConnection().getByteBufferPool(),
                        OptionMap.EMPTY);
    }

    private record Connected(HttpServerExchange exchange, ProxyCallback<ProxyConnection> callback)
            implements ClientCallback<ClientConnection> {

        @Override
        public void completed(ClientConnection connection) {
            XnioExecutor.Key alarm = exchange.getIoThread()
                    .executeAfter(() -> giveUp(connection), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            exchange.addExchangeCompleteListener((finished, next) -> {
                alarm.remove();
                // After an upgrade the connection belongs to the two ends; it closes when one of them does.
                if (finished.getStatusCode() != StatusCodes.SWITCHING_PROTOCOLS) {
                    IoUtils.safeClose(connection);
                }
                next.proceed();
            });
            exchange.getConnection().addCloseListener(_ -> IoUtils.safeClose(connection));
            callback.completed(exchange, new ProxyConnection(connection, "/"));
        }

        private void giveUp(ClientConnection connection) {
            if (!exchange.isResponseStarted()) {
                exchange.setStatusCode(StatusCodes.GATEWAY_TIME_OUT);
                IoUtils.safeClose(connection);
                exchange.endExchange();
            }
        }

        @Override
        public void failed(IOException e) {
            callback.failed(exchange);
        }
    }
}
