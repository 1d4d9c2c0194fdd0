package io.foretick.dashboard;

import io.foretick.base.Times;
import io.foretick.report.live.Snapshot;
import io.foretick.report.live.Snapshots;

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
    private static final byte[] END = bytes("}\n\n");

    private final Snapshots snapshots;
    private final OutputStream out;

    SnapshotStream(Snapshots snapshots, OutputStream out) {
        this.snapshots = snapshots;
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
            Snapshot snapshot = snapshots.await(sent, HEARTBEAT_NS);
            if (snapshot.sequence() > sent) {
                sent = snapshot.sequence();
                send(snapshot);
            } else {
                out.write(HEARTBEAT);
            }
            out.flush();
        }
    }

    /// One event; the parts hold no line breaks, as JSON without white space has none.
    private void send(Snapshot snapshot) throws IOException {
        out.write(bytes("event: snapshot\nid: " + snapshot.sequence() + "\ndata: {\"state\":"));
        out.write(bytes(snapshot.state()));
        out.write(bytes(",\"markets\":"));
        out.write(bytes(snapshot.markets()));
        out.write(bytes(",\"distributions\":"));
        out.write(bytes(snapshot.distributions()));
        out.write(END);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
