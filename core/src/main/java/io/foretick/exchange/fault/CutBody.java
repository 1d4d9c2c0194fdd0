package io.foretick.exchange.fault;

import io.foretick.exchange.wire.Connections;
import io.javalin.http.Context;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// Sends the first part of an answer's body and cuts the connection. On the thread that answers.
final class CutBody {

    private static final Logger LOG = System.getLogger(CutBody.class.getName());
    private static final int BUFFER_BYTES = 16 << 10;
    private static final long SHORT_BYTES = 64; // of an answer that does not tell its length

    private CutBody() {}

    /// Does so, if the answer has a body.
    ///
    /// @param share of the body that is sent
    static void send(Context request, double share) {
        InputStream body = request.resultInputStream();
        if (body == null) {
            return;
        }
        String told = request.res().getHeader("Content-Length");
        long length = told == null ? SHORT_BYTES : Long.parseLong(told);
        try {
            send(body, (long) (share * length), request.res().getOutputStream());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the client was gone before its connection was cut", e);
        }
        Connections.cut(request);
    }

    private static void send(InputStream body, long count, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long left = count;
        while (left > 0) {
            int read = body.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                break;
            }
            out.write(buffer, 0, read);
            left -= read;
        }
        out.flush();
    }
}
