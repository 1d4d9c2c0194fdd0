package io.foretick.lab.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.lab.spec.DataSpec;
import io.foretick.lab.spec.DataSpec.Source;
import io.foretick.lab.spec.SplitSpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class DatasetCacheTest {

    private static final String GOOD = "time,price,quantity,side\n1700000000,1,1,buy\n";

    private final DatasetCache cache = new DatasetCache(2, 2);

    @Test
    void equalSourcesAreOneTapeUnlessAnotherPartIsLocked() throws IOException {
        Tape tape = cache.tape(Specs.generated(500), Specs.split(0.2));
        assertSame(tape, cache.tape(Specs.generated(500), Specs.split(0.2)));
        assertNotSame(tape, cache.tape(Specs.generated(500), Specs.split(0.3)));
    }

    @Test
    void trialsShareBarsUnlessSomethingOfTheBarsDiffers() throws IOException {
        SplitSpec split = Specs.split(0.2);
        BarSet set = cache.bars(Specs.trial(0.1, 0.4, split));
        assertSame(set, cache.bars(Specs.trial(0.5, 0.4, split)));
        var longer = new SplitSpec(0.2, 0.7, 5, 3, true);
        assertSame(set, cache.bars(Specs.trial(0.1, 0.4, longer)));
        assertNotSame(set, cache.bars(Specs.trial(0.1, 0.3, split)));
    }

    @Test
    void whatIsFittedToTrainingBarsIsSharedByTrialsOfThatTraining() throws IOException {
        BarSet set = cache.bars(Specs.trial(0.1, Double.NaN, Specs.split(0.2)));
        assertSame(set, cache.bars(Specs.trial(0.5, Double.NaN, Specs.split(0.2))));
        var longer = new SplitSpec(0.2, 0.7, 3, 0, false);
        assertNotSame(set, cache.bars(Specs.trial(0.1, Double.NaN, longer)));
    }

    @Test
    void aFileThatWasMissingForAMomentIsReadOnceItIsThere(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("t.csv");
        DataSpec data = Specs.files(Source.TRADES, "", file);
        var e = assertThrows(IOException.class, () -> cache.tape(data, Specs.split(0)));
        assertEquals("no file " + file, e.getMessage());
        Files.writeString(file, GOOD);
        assertEquals(1, cache.tape(data, Specs.split(0)).trades().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"time,price,quantity,side\n1700000000,1,1,up\n", ""})
    void aFileThatIsWrongIsNotReadAgain(String wrong, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("t.csv");
        DataSpec data = Specs.files(Source.TRADES, "", file);
        Files.writeString(file, wrong);
        var e = assertThrows(IOException.class, () -> cache.tape(data, Specs.split(0)));
        Files.writeString(file, GOOD);
        var again = assertThrows(IOException.class, () -> cache.tape(data, Specs.split(0)));
        assertEquals(e.getMessage(), again.getMessage());
    }

    @Test
    void aCandleThatIsWrongIsNotReadAgain(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("BTCUSDT-1m-2023-11.csv");
        DataSpec data = Specs.files(Source.KLINES, "", file);
        String head = "open_time_ms,open,high,low,close,volume\n";
        Files.writeString(file, head + "1700000040000,10,12,9,13,8\n");
        var e = assertThrows(IOException.class, () -> cache.tape(data, Specs.split(0)));
        Files.writeString(file, head + "1700000040000,10,12,9,11,8\n");
        var again = assertThrows(IOException.class, () -> cache.tape(data, Specs.split(0)));
        assertEquals(e.getMessage(), again.getMessage());
    }
}
