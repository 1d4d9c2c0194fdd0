package io.foretick.session.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.live.Control;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@Timeout(20)
class ControlInboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir private Path folder = Path.of("");
    private final List<Control> heard = new CopyOnWriteArrayList<>();
    private final List<KillSwitch> switches = new ArrayList<>();
    private final CountDownLatch halted = new CountDownLatch(1);

    @AfterEach
    void endTheirThreads() {
        switches.forEach(KillSwitch::close);
    }

    @Test
    void handsInstructionsOverInTheirOrderAndKeepsThem() throws IOException {
        var sender = new ControlSender(files());
        List<Control> all =
                List.of(
                        new Control.Pause("btc", true),
                        new Control.Limit("max_position_usd", 25.5),
                        new Control.Pause("btc-updown-5m-1791208800", false),
                        new Control.Limit("cooldown_ms", 100));
        Instruction last = sender.send(all.get(0));
        try (var _ = open()) {
            for (Control control : all.subList(1, all.size())) {
                last = sender.send(control);
            }
            assertTrue(sender.await(last, PATIENCE).taken());
        }
        assertEquals(all, heard);
        assertEquals(4, Objects.requireNonNull(files().done().toFile().list()).length);
        List<String> audit = Files.readAllLines(files().audit());
        assertEquals(4, audit.size());
        assertTrue(audit.get(0).contains("\"what\":\"pause btc\",\"result\":\"taken\""));
        assertTrue(audit.get(0).contains("\"who\":\"" + Instruction.user() + "\""));
    }

    @Test
    void whatNobodyTookWaitsForTheNextSession() throws IOException {
        var sender = new ControlSender(files());
        Instruction sent = sender.send(new Control.Pause("5m", true));
        assertFalse(sender.await(sent, Duration.ofMillis(20)).taken());
        try (var _ = open()) {
            assertTrue(sender.await(sent, Duration.ofMillis(20)).taken(), "not before it opened");
        }
        assertEquals(List.of(new Control.Pause("5m", true)), heard);
    }

    @Test
    void refusesWhatMakesNoSenseAndSaysWhy() throws IOException {
        Files.createDirectories(files().inbox());
        refused("no json at all", "no JSON");
        refused("{\"do\":\"dance\"}", "unknown action 'dance'");
        refused("{\"do\":\"pause\",\"scope\":\"all of it\"}", "scope must be a coin");
        refused("{\"do\":\"limit\",\"name\":\"luck\",\"value\":1}", "no limit is called 'luck'");
        refused("{\"do\":\"limit\",\"name\":\"cooldown_ms\",\"value\":-1}", "cooldown_ms");
        refused("{\"do\":\"limit\",\"name\":\"cooldown_ms\",\"value\":0.5}", "cooldown_ms");
        assertEquals(List.of(), heard);
    }

    private void refused(String text, String why) throws IOException {
        Path file = files().inbox().resolve("a.json");
        ControlFiles.writeWhole(file, text);
        try (var _ = open()) {
            Path refused = files().refused().resolve("a.json");
            assertTrue(Files.exists(refused), () -> "taken: " + text);
            String told = Files.readString(ControlInbox.why(refused));
            assertTrue(told.contains(why), told);
        }
    }

    @Test
    void aKillFileOfAnyTextHaltsARunningSession() throws Exception {
        try (var _ = open()) {
            Files.writeString(files().latch(), "stop it\n");
            assertTrue(halted.await(10, TimeUnit.SECONDS), "the file was not seen");
        }
        assertInstanceOf(Control.Halt.class, heard.getFirst());
    }

    @Test
    void anEmptyKillFileHaltsASessionThatStarts() throws IOException {
        Files.createFile(files().latch());
        try (var _ = open()) {
            assertEquals(List.of(new Control.Halt("kill switch: no reason given")), heard);
        }
    }

    @Test
    void resumesOnlyOnceTheLatchIsGone() throws IOException {
        var sender = new ControlSender(files());
        var latch = new KillLatch(files());
        latch.latch(Latched.now("test", "ada"));
        try (var _ = open()) {
            var early = sender.await(sender.send(new Control.Resume("now")), PATIENCE);
            assertFalse(early.taken());
            assertTrue(early.refusal().contains("latch"), early::refusal);
            assertTrue(latch.clear());
            assertTrue(sender.await(sender.send(new Control.Resume("now")), PATIENCE).taken());
        }
        assertEquals(
                List.of(new Control.Halt("kill switch: test"), new Control.Resume("now")), heard);
    }

    private ControlInbox open() throws IOException {
        var parts = new KillSwitch.Parts(() -> {}, () -> 0, this::hear);
        var kill = new KillSwitch(files(), parts, Emptying.Pace.DEFAULT);
        switches.add(kill);
        return ControlInbox.open(files(), kill, this::hear);
    }

    private void hear(Control control) {
        heard.add(control);
        if (control instanceof Control.Halt) {
            halted.countDown();
        }
    }

    private ControlFiles files() {
        return new ControlFiles(folder);
    }
}
