package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.live.Control;
import io.foretick.session.control.ControlFiles;
import io.foretick.session.control.ControlSender;
import io.foretick.session.control.KillLatch;
import io.foretick.session.control.Latched;
import io.foretick.testing.Eventually;
import io.foretick.venue.VenueClock;
import io.foretick.venue.live.Arrival;
import io.foretick.venue.live.ArrivalQueue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

@Timeout(60)
class ControlDeskTest {

    @TempDir private Path folder = Path.of("");
    private final ArrivalQueue queue = new ArrivalQueue(16);
    private final List<String> done = new CopyOnWriteArrayList<>();

    private final OrderPath.Running orders =
            new OrderPath.Running() {
                @Override
                public void kill() {
                    done.add("kill before " + queue.size());
                }

                @Override
                public void revive() {
                    done.add("revive before " + queue.size());
                }

                @Override
                public void summarise(ObjectNode live) {}

                @Override
                public void close() {}
            };

    @Test
    void aLatchThatIsThereCancelsEverythingAndThenHaltsTheSession() throws IOException {
        new KillLatch(files()).latch(Latched.now("tests", "ada"));
        try (var _ = open()) {
            assertEquals("kill before 0", done.getFirst());
            assertEquals(List.of(new Control.Halt("kill switch: tests")), spoken());
        }
    }

    @Test
    void ordersMayLeaveAgainBeforeTheEngineIsToldToGoOn() throws IOException {
        try (var _ = open()) {
            new ControlSender(files()).send(new Control.Resume("well again"));
            Eventually.holds(() -> queue.size() > 0, () -> "nothing reached the session");
            assertEquals(List.of("revive before 0"), done);
            assertEquals(List.of(new Control.Resume("well again")), spoken());
        }
    }

    @Test
    void whatIsNoHaltReachesTheSessionAlone() throws IOException {
        var pause = new Control.Pause("btc", true);
        try (var _ = open()) {
            new ControlSender(files()).send(pause);
            Eventually.holds(() -> queue.size() > 0, () -> "nothing reached the session");
            assertEquals(List.of(pause), spoken());
        }
        assertTrue(done.isEmpty(), done::toString);
    }

    private ControlDesk open() throws IOException {
        return ControlDesk.open(folder, orders, queue, VenueClock.wall());
    }

    private ControlFiles files() {
        return new ControlFiles(folder);
    }

    private List<Control> spoken() {
        var all = new ArrayList<Control>();
        for (Arrival next = queue.poll(); next != null; next = queue.poll()) {
            if (next instanceof Arrival.Spoken spoken) {
                all.add(spoken.control());
            }
        }
        return all;
    }
}
