package io.foretick.session.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.live.Control;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(20)
class KillSwitchTest {

    private static final Emptying.Pace FAST =
            new Emptying.Pace(Duration.ofMillis(1), Duration.ofMillis(4));

    @TempDir private Path folder = Path.of("");
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final Deque<Integer> openOrders = new ArrayDeque<>();

    @Test
    void cancelsBeforeItLatchesAndLatchesBeforeItTellsAnybodyElse() throws IOException {
        var files = new ControlFiles(folder);
        var parts =
                new KillSwitch.Parts(
                        () -> done.add("cancel, latched " + Files.exists(files.latch())),
                        () -> 0,
                        control ->
                                done.add(
                                        control.getClass().getSimpleName()
                                                + ", latched "
                                                + Files.exists(files.latch())));
        try (var kill = new KillSwitch(files, parts, FAST)) {
            kill.trip("feed gone mad", "ada");
            assertEquals(List.of("cancel, latched false", "Halt, latched true"), done);
            Latched latched = new KillLatch(files).read().orElseThrow();
            assertEquals("feed gone mad", latched.reason());
            assertEquals("ada", latched.who());
            assertTrue(kill.isTripped());
        }
    }

    @Test
    void givesTheCancelAllWithinAMillisecond() {
        try (KillSwitch kill = tripping(() -> 0)) {
            long[] issuedNs = new long[200];
            for (int k = 0; k < issuedNs.length; k++) {
                kill.trip("measured", "test");
                issuedNs[k] = kill.report().orElseThrow().issuedNs();
            }
            Arrays.sort(issuedNs);
            long median = issuedNs[issuedNs.length / 2];
            System.out.printf(
                    "cancel-all given %d ns (median), %d ns (worst of %d) after the trip%n",
                    median, issuedNs[issuedNs.length - 1], issuedNs.length);
            assertTrue(median < 1_000_000, () -> median + " ns");
        }
    }

    @Test
    void cancelsAgainUntilTheVenueHasTwiceSaidThatNothingIsOpen() throws Exception {
        openOrders.addAll(List.of(3, 0, 1, 0, 0, 7));
        var files = new ControlFiles(folder);
        try (KillSwitch kill = tripping(openOrders::poll)) {
            kill.trip("enough", "ada");
            KillReport report = awaitEmpty(files, kill);
            assertEquals(3, report.cancels(), "the first, and one for each answer above none");
            assertEquals(0, report.openOrders());
            assertEquals(List.of(7), List.copyOf(openOrders), "asked on after it was empty");
        }
        assertTrue(Files.readString(files.audit()).contains("\"EMPTY: open orders 0"));
    }

    @Test
    void goesOnCancellingWhileTheVenueDoesNotAnswer() throws Exception {
        var asked = new AtomicInteger();
        OpenOrders deaf =
                () -> {
                    if (asked.incrementAndGet() <= 3) {
                        throw new IOException("status 503");
                    }
                    return 0;
                };
        try (KillSwitch kill = tripping(deaf)) {
            kill.trip("venue down", "ada");
            assertEquals(4, awaitEmpty(new ControlFiles(folder), kill).cancels());
        }
    }

    @Test
    void staysHaltedOverARestartUntilTheLatchIsTakenAway() throws IOException {
        var files = new ControlFiles(folder);
        try (KillSwitch before = tripping(() -> 0)) {
            before.trip("first life", "ada");
        }
        done.clear();
        try (KillSwitch after = tripping(() -> 0)) {
            assertTrue(after.obeyLatch());
            assertEquals(List.of("cancel", "Halt"), done);
            assertEquals("first life", after.report().orElseThrow().latched().reason());
            assertFalse(after.resume("too early"), "resumed under the latch");
            assertTrue(new KillLatch(files).clear());
            assertTrue(after.resume("reset"));
            assertFalse(after.isTripped());
            assertEquals(List.of("cancel", "Halt", "Resume"), done);
        }
    }

    @Test
    void followsALatchOnce() {
        try (KillSwitch kill = tripping(() -> 0)) {
            kill.trip("once", "ada");
            assertTrue(kill.obeyLatch());
            assertTrue(kill.obeyLatch());
            assertEquals(List.of("cancel", "Halt"), done);
        }
    }

    @Test
    void latchesAndHaltsEvenWhereTheCancelFails() {
        var files = new ControlFiles(folder);
        Runnable broken =
                () -> {
                    throw new IllegalStateException("no gateway");
                };
        var parts = new KillSwitch.Parts(broken, () -> 0, this::heard);
        try (var kill = new KillSwitch(files, parts, FAST)) {
            kill.trip("any", "ada");
            assertTrue(Files.exists(files.latch()));
            assertEquals(List.of("Halt"), done);
        }
    }

    private KillSwitch tripping(OpenOrders orders) {
        var parts = new KillSwitch.Parts(() -> done.add("cancel"), orders, this::heard);
        return new KillSwitch(new ControlFiles(folder), parts, FAST);
    }

    private void heard(Control control) {
        done.add(control.getClass().getSimpleName());
    }

    private static KillReport awaitEmpty(ControlFiles files, KillSwitch kill) throws IOException {
        Latched latched = kill.report().orElseThrow().latched();
        KillReport report =
                new ControlSender(files).awaitKill(latched, Duration.ofSeconds(10)).orElseThrow();
        assertEquals(KillReport.State.EMPTY, report.state());
        return report;
    }
}
