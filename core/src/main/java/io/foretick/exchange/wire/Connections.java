package io.foretick.exchange.wire;

import io.javalin.http.Context;

import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/// What HTTP does not offer and broken networks do.
public final class Connections {

    private Connections() {}

    /// Cuts the connection of a request before its answer is written.
    public static void cut(Context request) {
        ServletContextRequest.getServletContextRequest(request.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
