package io.foretick.exchange.wire;

import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServletFactory;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.time.Duration;

/// Stands before Javalin's end of a websocket, passes everything on to it, and hears the pongs,
/// which Javalin does not pass on. One for each connection; called on the server's threads. Public
/// only because the server demands it of whom it calls.
public final class PongListener implements Session.Listener.AutoDemanding {

    /// What hears the pongs of one path.
    interface Pongs {
        void heard(Session session, byte[] payload);
    }

    // How long a silent connection stays is the venue's affair, not the server's.
    private static final Duration IDLE_MAX = Duration.ofHours(1);

    private final Session.Listener endpoint;
    private final Pongs pongs;
    private volatile @Nullable Session session;

    private PongListener(Session.Listener endpoint, Pongs pongs) {
        this.endpoint = endpoint;
        this.pongs = pongs;
    }

    /// Puts itself before the end that Javalin makes for a path.
    static void install(JettyWebSocketServletFactory factory, String path, Pongs pongs) {
        factory.setIdleTimeout(IDLE_MAX);
        factory.addMapping(
                jettyPath(path),
                (request, response) -> {
                    Object end = factory.getMapping("/").createWebSocket(request, response);
                    return end instanceof Session.Listener listener
                            ? new PongListener(listener, pongs)
                            : end;
                });
    }

    // Javalin's `<name>` takes the rest of a path, its `{name}` one part, as in a URI template.
    private static String jettyPath(String path) {
        int rest = path.indexOf('<');
        return rest < 0 ? "uri-template|" + path : path.substring(0, rest) + "*";
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        endpoint.onWebSocketOpen(opened);
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        Session heard = session;
        if (heard != null) {
            pongs.heard(heard, bytes);
        }
    }

    @Override
    public void onWebSocketText(String text) {
        endpoint.onWebSocketText(text);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        endpoint.onWebSocketBinary(payload, callback);
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        endpoint.onWebSocketClose(code, reason, callback);
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        endpoint.onWebSocketError(cause);
    }
}
