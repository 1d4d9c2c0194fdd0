package io.foretick.exchange.wire;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.Key;
import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.util.JavalinException;

import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.websocket.api.StatusCode;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// One service of a simulated exchange: an HTTP and websocket server on a port of 127.0.0.1.
///
/// Javalin routes; the sockets themselves are [PeerSocket]s, because Javalin shows neither pongs
/// nor when to read on. An exception of an HTTP handler becomes a 500 with its message, one of a
/// websocket handler closes that socket with 1011; both are counted and logged.
public final class LoopbackServer implements AutoCloseable {

    static final Key<Traffic> TRAFFIC = new Key<>("foretick-traffic");

    private static final Logger LOG = System.getLogger(LoopbackServer.class.getName());
    private static final String HOST = "127.0.0.1";
    private static final String SOCKET = PeerSocket.class.getName();
    private static final long STOP_MS_MAX = 500;
    private static final long STOP_IDLE_MS = 20;

    private final Javalin javalin;
    private final Traffic traffic;

    private LoopbackServer(Javalin javalin, Traffic traffic) {
        this.javalin = javalin;
        this.traffic = traffic;
    }

    /// Starts a server.
    ///
    /// @param service its name, such as `binance_rest`
    /// @param port 0 lets the system choose one
    /// @param routes adds the paths; see [#webSocket] for those of websockets
    /// @throws io.javalin.util.JavalinBindException if the port is taken
    public static LoopbackServer start(
            String service, int port, Faults faults, Consumer<JavalinConfig> routes) {
        var traffic = new Traffic(service);
        Javalin javalin =
                Javalin.create(config -> {
                    configure(config, traffic);
                    config.routes.before(context -> before(context, service, faults, traffic));
                    routes.accept(config);
                    config.routes.after(context -> faults.answered(service, context));
                });
        javalin.start(HOST, port);
        for (Connector connector : javalin.jettyServer().server().getConnectors()) {
            if (connector instanceof AbstractConnector socket) {
                socket.setShutdownIdleTimeout(STOP_IDLE_MS); // else each kept connection costs all
            }
        }
        return new LoopbackServer(javalin, traffic);
    }

    private static void configure(JavalinConfig config, Traffic traffic) {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = true;
        config.jetty.modifyServer(server -> server.setStopTimeout(STOP_MS_MAX));
        config.jetty.modifyHttpConfiguration(
                http -> http.setSendDateHeader(false)); // it would show the machine's time
        config.jetty.modifyWebSocketServletFactory(LoopbackServer::useOwnSockets);
        config.appData(TRAFFIC, traffic);
        config.routes.exception(
                Exception.class,
                (e, context) -> {
                    traffic.failed(context.method() + " " + context.path(), e);
                    context.status(500).result("internal error of the exchange: " + e);
                });
    }

    private static void useOwnSockets(JettyWebSocketServletFactory factory) {
        factory.addMapping(
                "/*", (request, _) -> request.getHttpServletRequest().getAttribute(SOCKET));
    }

    private static void before(Context context, String service, Faults faults, Traffic traffic) {
        traffic.requested();
        if (faults.request(service, context)) {
            context.skipRemainingHandlers();
        }
    }

    /// Adds a websocket path to a server's routes.
    public static void webSocket(
            JavalinConfig config, String path, String service, Faults faults, PeerHandler handler) {
        config.routes.ws(path, _ -> {}); // without it Javalin answers 404
        config.routes.wsBeforeUpgrade(
                path,
                context -> {
                    if (faults.refusesPeers(service)) {
                        throw new ServiceUnavailableResponse();
                    }
                    var upgrade = Peer.Upgrade.of(service, context, faults);
                    context.attribute(SOCKET, new PeerSocket(upgrade, handler));
                });
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

    public ServerCounts counts() {
        return traffic.counts();
    }

    /// Closes its websockets with 1001 and stops; takes half a second at most.
    @Override
    public void close() {
        for (Peer peer : List.copyOf(traffic.peers())) {
            peer.close(StatusCode.SHUTDOWN, "server shutdown");
        }
        try {
            javalin.stop();
        } catch (JavalinException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
            LOG.log(Level.DEBUG, "requests that still ran were cut");
        }
    }
}
