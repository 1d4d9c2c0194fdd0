package io.foretick.history.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A process that dies leaves exactly what its last step left on disk; so each test stops between
/// two steps, and begins again with a new [Staging].
class StagingTest {

    private static final Path SYMBOL = Path.of("seconds/symbol=X");
    private static final Path DAY = SYMBOL.resolve("day=1");
    private static final Path TRADES = Path.of("trades/symbol=X/day=1");

    @TempDir private Path store = Path.of("");
    private Staging staging = new Staging(Path.of(""));

    @BeforeEach
    void begin() throws IOException {
        staging = new Staging(store);
        staging.recover();
    }

    @Test
    void publishesAllFoldersOfAKey() throws IOException {
        prepare("first");
        staging.publish("k");
        assertHeld("first");
    }

    @Test
    void takesThePlaceOfWhatWasHeld() throws IOException {
        prepare("first");
        staging.publish("k");
        prepare("second");
        staging.publish("k");
        assertHeld("second");
    }

    @Test
    void whatWasNotDecidedLeavesNoTrace() throws IOException {
        prepare("first");
        staging.publish("k");
        prepare("second");
        restart();
        assertHeld("first");
    }

    @Test
    void whatWasDecidedIsReadBeforeItIsMoved() throws IOException {
        prepare("first");
        staging.decide("k");
        var reader = new Staging(store);
        assertEquals("first", Files.readString(reader.find(DAY).resolve("part")));
        assertEquals(List.of("symbol=X"), List.copyOf(reader.list(Path.of("seconds"))));
        assertEquals(List.of("day=1"), List.copyOf(reader.list(SYMBOL)));
        restart();
        assertHeld("first");
    }

    @Test
    void finishesFromEveryStepOfTheMove() throws IOException {
        for (int step = 0; step <= 4; step++) {
            prepare("old" + step);
            staging.publish("k");
            prepare("new" + step);
            Path ready = staging.decide("k");
            dieAfter(step, ready);
            restart();
            assertHeld("new" + step);
        }
    }

    @Test
    void finishesARemoval() throws IOException {
        prepare("first");
        staging.publish("k");
        write(staging.prepare("k", DAY), "second");
        staging.prepareRemoval("k", TRADES);
        staging.decide("k");
        restart();
        assertEquals("second", Files.readString(store.resolve(DAY).resolve("part")));
        assertFalse(Files.exists(store.resolve(TRADES)));
        assertTrue(isSwept());
    }

    @Test
    void otherDaysStayWhenAMoveIsFinished() throws IOException {
        prepare("first");
        staging.publish("k");
        Path other = store.resolve("seconds/symbol=X/day=2");
        write(Files.createDirectories(other), "other");
        prepare("second");
        dieAfter(2, staging.decide("k"));
        restart();
        assertHeld("second");
        assertEquals("other", Files.readString(other.resolve("part")));
    }

    /// The steps of a move: each of two folders goes aside, and the new one takes its place.
    private void dieAfter(int steps, Path ready) throws IOException {
        List<Path> folders = List.of(DAY, TRADES);
        for (int step = 0; step < steps; step++) {
            Path folder = folders.get(step / 2);
            Path place = store.resolve(folder);
            if (step % 2 == 0) {
                Path aside = store.resolve(".staging/old-ready-k").resolve(folder);
                Files.createDirectories(aside.getParent());
                Files.move(place, aside);
            } else {
                Files.move(ready.resolve(folder), place);
            }
        }
    }

    private void restart() throws IOException {
        begin();
    }

    private void prepare(String content) throws IOException {
        write(staging.prepare("k", DAY), content);
        write(staging.prepare("k", TRADES), content);
    }

    private static void write(Path folder, String content) throws IOException {
        Files.writeString(folder.resolve("part"), content);
    }

    private void assertHeld(String content) throws IOException {
        assertEquals(content, Files.readString(store.resolve(DAY).resolve("part")));
        assertEquals(content, Files.readString(store.resolve(TRADES).resolve("part")));
        assertTrue(isSwept());
    }

    private boolean isSwept() throws IOException {
        try (Stream<Path> left = Files.list(store.resolve(".staging"))) {
            return left.findAny().isEmpty();
        }
    }
}
