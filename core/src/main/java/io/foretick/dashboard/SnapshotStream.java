package io.foretick.dashboard;

import io.foretick.base.Times;
import io.foretick.report.live.Newest;
import io.foretick.report.live.Publication;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/// Sends one browser every snapshot that it is quick enough for, as server-sent events. Runs on the
/// request's own thread: while the browser does not read, the write waits and snapshots pass by.
final class SnapshotStream {

    private static final long HEARTBEAT_NS = Times.SECOND_NS;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final byte[] HEARTBEAT = bytes("event: beat\ndata: {}\n\n");
    private static final byte[] END = bytes("\n\n");

    private final Newest<?> published;
    private final OutputStream out;

    SnapshotStream(Newest<?> published, OutputStream out) {
        this.published = published;
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    }

    /// Sends until the browser goes away or `running` says no.
    ///
    /// @throws IOException when the browser is gone
    void run(BooleanSupplier running) throws IOException, InterruptedException {
        out.write(bytes("retry: 1000\n\n"));
        out.flush();
        long sent = -1;
        while (running.getAsBoolean()) {
            Publication snapshot = published.await(sent, HEARTBEAT_NS);
            if (snapshot.sequence() > sent) {
                sent = snapshot.sequence();
                send(snapshot);
            } else {
                out.write(HEARTBEAT);
            }
            out.flush();
        }
    }

    /// One event; JSON without white space holds no line breaks.
    private void send(Publication snapshot) throws IOException {
        out.write(bytes("event: snapshot\nid: " + snapshot.sequence() + "\ndata: "));
        out.write(bytes(snapshot.json()));
        out.write(END);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
