package io.foretick.lab.trial.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

class SignalsTest {

    @TempDir private Path folder;

    private static final Signals SIGNALS =
            new Signals(
                    new long[] {10, 20, 30},
                    new double[] {0.1, -0.2, 0.3},
                    new Signals.Quality(3, 0.05, 0.5));

    @Test
    void aSignalCountsOnlyAfterItsBarHasClosed() {
        SignalTrack track = SIGNALS.track();
        assertEquals(0, track.at(5));
        assertEquals(0, track.at(10));
        assertEquals(0.1, track.at(11));
        assertEquals(0.1, track.at(20));
        assertEquals(0.3, track.at(1_000));
    }

    @Test
    void aFileGivesBackEveryBit() throws IOException {
        Path file = folder.resolve("x.signals");
        SignalsFile.write(file, SIGNALS);
        Signals read = SignalsFile.read(file).orElseThrow();
        assertEquals(SIGNALS.quality(), read.quality());
        for (int bar = 0; bar < SIGNALS.size(); bar++) {
            assertEquals(SIGNALS.knownNs(bar), read.knownNs(bar));
            assertEquals(SIGNALS.returnLog(bar), read.returnLog(bar));
        }
    }

    @Test
    void aTornOrAlteredFileIsNone() throws IOException {
        Path file = folder.resolve("x.signals");
        SignalsFile.write(file, SIGNALS);
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 7, 40, bytes.length - 1, bytes.length - 8}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertTrue(SignalsFile.read(file).isEmpty(), "of length " + length);
        }
        bytes[60] ^= 1;
        Files.write(file, bytes);
        assertTrue(SignalsFile.read(file).isEmpty());
        assertTrue(SignalsFile.read(folder.resolve("none")).isEmpty());
    }
}
