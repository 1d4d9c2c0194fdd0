package io.foretick.lab.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.experiment.ExperimentFile;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.TrialResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/// Quotes whose deviation is a density forecaster's word, on minutes that we make up.
class DensityFairTest {

    private static final long START_MS = 1_700_000_040_000L;
    private static final String BASE =
            """
            experiment: {seed: 5}
            data: {source: klines, paths: KLINES, tick: 0.1, lot: 0.001}
            bars: {type: tick, threshold_ticks: 40}
            model: {level0: {algo: none}}
            market_maker: {requote_millis: 60000}
            venue: {type: lob}
            """;

    private final Laboratory laboratory = Laboratory.inMemory();

    @TempDir private Path folder;

    private TrialSpec spec(int minutes, String fair) throws IOException {
        var random = new SplittableRandom(7);
        var text = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        double open = 2_000;
        for (int minute = 0; minute < minutes; minute++) {
            double close = open * Math.exp(0.0005 * random.nextGaussian());
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%d,%.1f,%.1f,%.1f,%.1f,%.3f%n",
                            START_MS + 60_000L * minute,
                            open,
                            Math.max(open, close) + 0.5,
                            Math.min(open, close) - 0.5,
                            close,
                            1 + random.nextDouble()));
            open = close;
        }
        Path file = Files.writeString(folder.resolve("ETHUSDT-1m-" + minutes + ".csv"), text);
        return ExperimentFile.parse(BASE.replace("KLINES", file.toString()), "klines.yml")
                .trial(Map.of("market_maker.fair", fair));
    }

    @Test
    void quotesFollowTheForecastersDeviation() throws IOException {
        TrialResult density = laboratory.run(spec(12_000, "density"));
        TrialResult mid = laboratory.run(spec(12_000, "mid"));
        assertTrue(density.activity().fills() > 0, "it trades");
        assertNotEquals(mid.digest(), density.digest());
        assertEquals(density, Laboratory.inMemory().run(spec(12_000, "density")));
    }

    @Test
    void threeDaysOfThePastAreNeeded() throws IOException {
        TrialSpec spec = spec(6_000, "density");
        IOException failure = assertThrows(IOException.class, () -> laboratory.run(spec));
        assertTrue(
                failure.toString().contains("market_maker.fair density needs 4,320 minutes"),
                failure.toString());
    }
}
