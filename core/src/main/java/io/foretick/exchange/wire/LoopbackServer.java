package io.foretick.exchange.wire;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Handler;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;

import org.eclipse.jetty.websocket.api.Session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// One service of a simulated exchange: an HTTP and websocket server on a port of 127.0.0.1.
public final class LoopbackServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final Javalin javalin;

    private LoopbackServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /// Starts a server.
    ///
    /// @param service its name, such as `binance_rest`
    /// @param port 0 lets the system choose one
    /// @param routes adds the paths; see [#webSocket] for those of websockets
    /// @throws io.javalin.util.JavalinBindException if the port is taken
    public static LoopbackServer start(
            String service, int port, Faults faults, Consumer<JavalinConfig> routes) {
        Handler before =
                context -> {
                    if (faults.request(service, context)) {
                        context.skipRemainingHandlers();
                    }
                };
        Javalin javalin =
                Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.concurrency.useVirtualThreads = true;
                    config.routes.before(before);
                    routes.accept(config);
                    config.routes.after(context -> faults.answered(service, context));
                });
        return new LoopbackServer(javalin.start(HOST, port));
    }

    /// Adds a websocket path to a server's routes.
    public static void webSocket(
            JavalinConfig config, String path, String service, Faults faults, PeerHandler handler) {
        Map<Session, Peer> peers = new ConcurrentHashMap<>();
        config.routes.ws(path, ws -> connect(ws, service, faults, handler, peers));
        PongListener.Pongs pongs =
                (session, payload) -> {
                    Peer peer = peers.get(session);
                    if (peer != null) {
                        handler.ponged(peer, payload);
                    }
                };
        config.jetty.modifyWebSocketServletFactory(
                factory -> PongListener.install(factory, path, pongs));
    }

    private static void connect(
            WsConfig ws,
            String service,
            Faults faults,
            PeerHandler handler,
            Map<Session, Peer> peers) {
        ws.onConnect(context -> {
            var peer = new Peer(service, context, faults);
            peers.put(context.session, peer);
            handler.opened(peer);
        });
        ws.onMessage(context -> {
            Peer peer = peers.get(context.session);
            if (peer != null) {
                handler.received(peer, context.message());
            }
        });
        ws.onClose(context -> forget(context, handler, peers));
        ws.onError(context -> forget(context, handler, peers));
    }

    private static void forget(WsContext context, PeerHandler handler, Map<Session, Peer> peers) {
        Peer peer = peers.remove(context.session);
        if (peer != null) {
            handler.closed(peer);
        }
    }

    public int port() {
        return javalin.port();
    }

    /// Its base URL without a path, such as `http://127.0.0.1:18000`.
    public String httpUrl() {
        return "http://" + HOST + ":" + port();
    }

    /// Its base URL for websockets, such as `ws://127.0.0.1:18001`.
    public String webSocketUrl() {
        return "ws://" + HOST + ":" + port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
