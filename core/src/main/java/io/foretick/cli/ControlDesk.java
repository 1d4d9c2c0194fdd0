package io.foretick.cli;

import io.foretick.event.live.Control;
import io.foretick.session.control.ControlFiles;
import io.foretick.session.control.ControlInbox;
import io.foretick.session.control.Emptying;
import io.foretick.session.control.KillSignal;
import io.foretick.session.control.KillSwitch;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.Arrival;
import io.foretick.venue.live.ArrivalQueue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Where a running session hears its operator: the inbox of its folder, and the kill switch.
final class ControlDesk implements AutoCloseable {

    private final KillSwitch kill;
    private final ControlInbox inbox;

    private ControlDesk(KillSwitch kill, ControlInbox inbox) {
        this.kill = kill;
        this.inbox = inbox;
    }

    /// Begins to listen; a latch that is there already halts the session before this comes back.
    ///
    /// @param folder of the run
    static ControlDesk open(
            Path folder, OrderPath.Running orders, ArrivalQueue queue, VenueClock clock)
            throws IOException {
        var files = new ControlFiles(folder);
        Consumer<Control> engine =
                control -> {
                    if (control instanceof Control.Resume) {
                        orders.revive();
                    }
                    queue.offerUrgent(new Arrival.Spoken(clock.nowNs(), control));
                };
        var kill =
                new KillSwitch(
                        files,
                        new KillSwitch.Parts(orders::kill, orders::openOrders, engine),
                        Emptying.Pace.DEFAULT);
        ControlInbox inbox = ControlInbox.open(files, kill, engine);
        KillSignal.listen(kill);
        return new ControlDesk(kill, inbox);
    }

    @Override
    public void close() {
        inbox.close();
        kill.close();
    }
}
