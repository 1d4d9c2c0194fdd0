package io.foretick.report.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.report.lab.TrialResult.Activity;
import io.foretick.report.lab.TrialResult.Model;
import io.foretick.report.lab.TrialResult.Money;
import io.foretick.report.lab.TrialResult.Risk;
import io.foretick.testing.MadeUpTrials;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

class TrialFileTest {

    private static final String ID = "00ff00ff00ff00ff";

    @TempDir Path folder;

    @Test
    void resultComesBackToTheLastBit() throws IOException {
        for (TrialResult trial : MadeUpTrials.of(40, 7, 0.1)) {
            assertEquals(trial, writtenAndRead(trial));
        }
    }

    /// Records compare doubles by their bits, so that equality is equality of bits; only NaN is one
    /// whatever its bits.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyBitsOfADoubleComeBack(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        for (int k = 0; k < 50; k++) {
            TrialResult trial = withFigure(Double.longBitsToDouble(random.nextLong()));
            assertEquals(trial, writtenAndRead(trial));
        }
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                -0.0,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                5
            })
    void oddNumbersComeBack(double value) throws IOException {
        TrialResult trial = withFigure(value);
        TrialResult read = writtenAndRead(trial);
        assertEquals(trial, read);
        assertEquals(Double.doubleToLongBits(value), Double.doubleToLongBits(read.risk().sharpe()));
    }

    @Test
    void fileCutAnywhereIsRefused() throws IOException {
        Path file = file();
        TrialFile.write(file, withFigure(1.5));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length - 2; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(IOException.class, () -> TrialFile.read(file), "length " + length);
        }
    }

    @Test
    void alteredFigureIsRefused() throws IOException {
        Path file = file();
        TrialFile.write(file, withFigure(1.5));
        Files.writeString(file, Files.readString(file).replace("1.5", "2.5"));
        assertRefused("check must be", file);
    }

    @Test
    void fileOfAnotherTrialIsRefused() throws IOException {
        TrialFile.write(file(), withFigure(1.5));
        Path other = folder.resolve("1111.json");
        Files.copy(file(), other);
        assertRefused("1111.json: id must be", other);
    }

    @Test
    void unknownKeyIsRefused() throws IOException {
        TrialFile.write(file(), withFigure(1.5));
        Files.writeString(file(), Files.readString(file()).replace("{\n", "{\n\"other\":1,"));
        assertRefused("other is not a known key", file());
    }

    @Test
    void idThatWouldLeaveTheFolderIsRefused() {
        TrialResult trial = MadeUpTrials.failed("../out", Map.of());
        Path file = folder.resolve("../out.json");
        assertThrows(IOException.class, () -> TrialFile.write(file, trial));
    }

    @Test
    void nameThatIsNotTheTrialsIsRefused() {
        Path file = folder.resolve("other.json");
        assertThrows(IOException.class, () -> TrialFile.write(file, withFigure(1)));
    }

    private void assertRefused(String reason, Path file) {
        String said = assertThrows(IOException.class, () -> TrialFile.read(file)).getMessage();
        assertTrue(String.valueOf(said).contains(reason), said);
    }

    private TrialResult writtenAndRead(TrialResult trial) throws IOException {
        Path file = folder.resolve("trials").resolve(trial.id() + ".json");
        TrialFile.write(file, trial);
        return TrialFile.read(file);
    }

    private Path file() {
        return folder.resolve(ID + ".json");
    }

    private static TrialResult withFigure(double value) {
        return new TrialResult(
                ID,
                Map.of("market_maker.gamma", "0.5", "tag \"x\"", "ü\u0001"),
                "",
                new Money(Long.MAX_VALUE, Long.MIN_VALUE, 0, -1, 1, 9_007_199_254_740_993L),
                new Activity(1, 2, 3, 4, value, value),
                new Risk(value, value, value, value, value, value, value, value),
                new Model("a/b", 5, value, value),
                new ArrayList<>(List.of(9_007_199_254_740_993L, -1L, 0L)),
                List.of("first", "second, \"quoted\""),
                "0123456789abcdef");
    }
}
