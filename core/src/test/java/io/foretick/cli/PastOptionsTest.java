package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.foretick.base.Seed;
import io.foretick.feature.TrainRange;
import io.foretick.history.series.BuildProgress;
import io.foretick.testing.MadeUpKlines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

class PastOptionsTest {

    @TempDir private Path folder;

    @Test
    void rangeIsCutToWhatIsRecorded() throws IOException {
        try (PastOptions.Past past = twelveDays()) {
            TrainRange all = past.range(null, null);
            assertEquals(12 * 86_400, all.toSecond() - all.fromSecond());
            assertEquals(all, past.range(LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1)));
        }
    }

    @Test
    void refusesARangeOfWhichNothingIsRecorded() throws IOException {
        try (PastOptions.Past past = twelveDays()) {
            String refused =
                    String.valueOf(
                            assertThrows(
                                            IllegalArgumentException.class,
                                            () -> past.range(LocalDate.of(2100, 1, 1), null))
                                    .getMessage());
            String begin = "nothing is recorded from 2100-01-01 to the end: what is given lies";
            assertEquals(begin, refused.substring(0, begin.length()));
        }
    }

    private PastOptions.Past twelveDays() throws IOException {
        Path klines = MadeUpKlines.write(folder, "BTCUSDT", 12, new Seed(1), _ -> 5e-4);
        var options = new PastOptions();
        new CommandLine(options).parseArgs("--klines", klines.toString());
        return options.open(BuildProgress.SILENT);
    }
}
