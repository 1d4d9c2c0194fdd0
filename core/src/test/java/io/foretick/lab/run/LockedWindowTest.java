package io.foretick.lab.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.dataset.Datasets;
import io.foretick.lab.dataset.Tape;
import io.foretick.lab.spec.SplitSpec;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.ExperimentFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

class LockedWindowTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final TrialSpec SPEC = FakeTrials.specs().getFirst();

    @TempDir private Path root;

    private ExperimentFolder folder() {
        return new ExperimentFolder(root);
    }

    private static SplitSpec nothingLocked(SplitSpec split) {
        return new SplitSpec(
                0, split.trainShare(), split.folds(), split.embargoBars(), split.rolling());
    }

    private static LockedWindow another(LockedWindow window) {
        return new LockedWindow(
                window.tapeKey(), "0123456789abcdef", window.fromNs(), window.openPeriodNs());
    }

    @Test
    void beginsWhereTheTapeOfASearchEnds() throws IOException {
        LockedWindow window = LockedWindow.of(SPEC);
        Tape open = Datasets.loadData(SPEC.data(), SPEC.split());
        Tape whole = Datasets.loadData(SPEC.data(), nothingLocked(SPEC.split()));
        assertTrue(open.endNs() <= window.fromNs(), "no row of the window is in a search's tape");
        double openShare = 1 - SPEC.split().lockedShare();
        assertEquals(
                openShare * (whole.endNs() - whole.startNs()), (double) window.openPeriodNs(), 1e9);
        assertEquals(window.fromNs() - whole.startNs(), window.openPeriodNs());
        assertEquals(whole.digest(), window.digest());
        assertNotEquals(open.digest(), window.digest());
    }

    @Test
    void isSealedOnce() throws IOException {
        LockedWindow window = LockedWindow.of(SPEC);
        window.seal(folder(), NOON);
        window.seal(folder(), NOON.plusSeconds(60));
        List<String> audit = Files.readAllLines(folder().audit());
        assertEquals(1, audit.size());
        assertTrue(audit.getFirst().contains("\"event\":\"sealed\""), audit.getFirst());
        assertTrue(audit.getFirst().contains("2026-11-21T12:00:00Z"), audit.getFirst());
        assertTrue(audit.getFirst().contains(window.digest()), audit.getFirst());
    }

    @Test
    void isOpenedOnce() throws IOException {
        LockedWindow window = LockedWindow.of(SPEC);
        window.seal(folder(), NOON);
        window.open(folder(), NOON, List.of(SPEC.id()));
        String opened = Files.readAllLines(folder().audit()).getLast();
        assertTrue(opened.contains("\"event\":\"opened\""), opened);
        assertTrue(opened.contains(SPEC.id()), opened);
        Files.createDirectories(folder().locked());
        Files.writeString(folder().locked(SPEC.id()), "seen");
        IOException failure =
                assertThrows(
                        IOException.class, () -> window.open(folder(), NOON, List.of(SPEC.id())));
        assertTrue(failure.toString().contains("was opened at 2026-11-21T12:00:00Z"));
        assertEquals(2, Files.readAllLines(folder().audit()).size());
    }

    @Test
    void isNotOpenedOnOtherDataThanWasSealed() throws IOException {
        LockedWindow window = LockedWindow.of(SPEC);
        window.seal(folder(), NOON);
        IOException failure =
                assertThrows(
                        IOException.class,
                        () -> another(window).open(folder(), NOON, List.of(SPEC.id())));
        assertTrue(failure.toString().contains("not what was sealed"), failure.toString());
    }

    @Test
    void anExperimentDoesNotGoOnWithOtherData() throws IOException {
        LockedWindow window = LockedWindow.of(SPEC);
        window.seal(folder(), NOON);
        IOException failure =
                assertThrows(IOException.class, () -> another(window).seal(folder(), NOON));
        assertTrue(
                String.valueOf(failure.getMessage()).contains("not what was sealed"), "says why");
    }

    @Test
    void eachTapeHasAWindowOfItsOwn() throws IOException {
        LockedWindow window = LockedWindow.of(SPEC);
        var other = new LockedWindow("other tape", window.digest(), 1, 1);
        window.seal(folder(), NOON);
        other.seal(folder(), NOON);
        other.open(folder(), NOON, List.of());
        window.open(folder(), NOON, List.of());
        assertEquals(4, Files.readAllLines(folder().audit()).size());
    }
}
