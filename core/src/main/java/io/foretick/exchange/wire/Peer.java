package io.foretick.exchange.wire;

import io.javalin.websocket.WsContext;

import org.eclipse.jetty.websocket.api.Callback;

import java.nio.ByteBuffer;

/// One websocket client of a simulated exchange, as the exchange sees it. Any thread may send;
/// frames of one thread arrive in its order unless a fault is at work.
public final class Peer {

    private final String service;
    private final WsContext context;
    private final Faults faults;

    Peer(String service, WsContext context, Faults faults) {
        this.service = service;
        this.context = context;
        this.faults = faults;
    }

    /// The service it is connected to, such as `binance_ws`.
    public String service() {
        return service;
    }

    /// Tells connections apart.
    public String id() {
        return context.sessionId();
    }

    /// The value of a query parameter of the upgrade request, empty if absent.
    public String query(String name) {
        String value = context.queryParam(name);
        return value == null ? "" : value;
    }

    /// The value of a path parameter of the upgrade request.
    public String path(String name) {
        return context.pathParam(name);
    }

    public boolean isOpen() {
        return context.session.isOpen();
    }

    /// Sends a text frame, through the faults.
    public void send(String text) {
        faults.frame(this, text);
    }

    /// Sends a text frame past the faults; for [Faults] only.
    public void transmit(String text) {
        if (context.session.isOpen()) {
            context.session.sendText(text, Callback.NOOP);
        }
    }

    /// Sends a protocol-level ping.
    public void ping(byte[] payload) {
        if (context.session.isOpen()) {
            context.session.sendPing(ByteBuffer.wrap(payload), Callback.NOOP);
        }
    }

    /// Closes with a code and a reason.
    public void close(int code, String reason) {
        context.session.close(code, reason, Callback.NOOP);
    }

    /// Cuts the connection without a word.
    public void disconnect() {
        context.session.disconnect();
    }
}
