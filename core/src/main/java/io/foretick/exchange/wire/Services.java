package io.foretick.exchange.wire;

import io.javalin.config.JavalinConfig;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The servers of one simulated exchange. If one cannot start, those before it are stopped. Owned
/// by the exchange and started on one thread.
public final class Services implements AutoCloseable {

    private final ExchangeContext context;
    private final List<LoopbackServer> servers = new ArrayList<>();
    private final Map<String, String> urls = new LinkedHashMap<>();

    public Services(ExchangeContext context) {
        this.context = context;
    }

    /// Starts a service of HTTP requests.
    ///
    /// @throws io.javalin.util.JavalinBindException if its port is taken
    public void http(String service, Consumer<JavalinConfig> routes) {
        urls.put(service, start(service, routes).httpUrl());
    }

    /// Starts a service of websockets.
    ///
    /// @param handlers by path
    /// @throws io.javalin.util.JavalinBindException if its port is taken
    public void webSockets(String service, Map<String, PeerHandler> handlers) {
        Consumer<JavalinConfig> routes =
                config ->
                        handlers.forEach((path, handler) ->
                                LoopbackServer.webSocket(
                                        config, path, service, context.faults(), handler));
        urls.put(service, start(service, routes).webSocketUrl());
    }

    private LoopbackServer start(String service, Consumer<JavalinConfig> routes) {
        boolean started = false;
        try {
            int port = context.portOf().applyAsInt(service);
            LoopbackServer server = LoopbackServer.start(service, port, context.faults(), routes);
            servers.add(server);
            started = true;
            return server;
        } finally {
            if (!started) {
                close();
            }
        }
    }

    /// Base URL of each service by its name, in the order in which they were started.
    public Map<String, String> urls() {
        return new LinkedHashMap<>(urls);
    }

    /// Stops all.
    @Override
    public void close() {
        servers.forEach(LoopbackServer::close);
        servers.clear();
    }
}
