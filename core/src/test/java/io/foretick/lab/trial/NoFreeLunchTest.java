package io.foretick.lab.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.experiment.ExperimentFile;
import io.foretick.report.lab.TrialResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// What no simulator may give away.
class NoFreeLunchTest {

    private static final String BASE =
            """
            experiment: {seed: 5}
            data: {source: generated, rows: 30000}
            model: {level0: {algo: none}}
            """;

    private final Laboratory laboratory = Laboratory.inMemory();

    private TrialResult run(String... pairs) throws IOException {
        return laboratory.run(ExperimentFile.parse(BASE, "base.yml").trial(map(pairs)));
    }

    private static Map<String, String> map(String... pairs) {
        var values = new HashMap<String, String>();
        for (int k = 0; k < pairs.length; k += 2) {
            values.put(pairs[k], pairs[k + 1]);
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"lob", "amm"})
    void makerWhoIsNeverMetEarnsNothing(String venue) throws IOException {
        TrialResult result =
                run(
                        "venue.type", venue,
                        "market_maker.model", "constant",
                        "market_maker.half_spread_bps", "900");
        assertEquals(0, result.activity().fills());
        assertEquals(0, result.money().totalE8());
    }

    /// Without noise takers a fill is a price that went past the quote.
    @ParameterizedTest
    @ValueSource(strings = {"0.001", "0.5", "3"})
    void makerWhoMeetsOnlyWhatIsInformedLosesOnEachFill(String halfSpread) throws IOException {
        TrialResult result =
                run(
                        "venue.type", "lob",
                        "venue.lob.noise_per_minute", "0",
                        "venue.lob.maker_fee", "0",
                        "market_maker.model", "constant",
                        "market_maker.half_spread_bps", halfSpread);
        assertTrue(result.activity().fills() > 20);
        assertTrue(result.money().spreadE8() < 0, "spread of " + result.money());
    }

    /// The agents' makers stand in front of the noise: it feeds us no more than the tape does.
    @Test
    void noiseGoesToTheMakersWhoStandThere() throws IOException {
        String[] fixed = {"venue.type", "lob", "market_maker.model", "constant"};
        var quiet = map(fixed);
        quiet.put("venue.lob.noise_per_minute", "0");
        var experiment = ExperimentFile.parse(BASE, "base.yml");
        double without = laboratory.run(experiment.trial(quiet)).activity().volumeUsd();
        double with = run(fixed).activity().volumeUsd();
        assertTrue(with < 1.1 * without, with + " with noise, " + without + " without");
    }

    @Test
    void higherFeeCostsMore() throws IOException {
        double last = Double.POSITIVE_INFINITY;
        for (String fee : List.of("-0.0001", "0", "0.0003")) {
            String[] fixed = {
                "venue.type", "lob", "venue.lob.maker_fee", fee, "market_maker.model", "glft"
            };
            double fees = run(fixed).money().feesE8();
            assertTrue(fees < last, fee + " pays " + fees);
            last = fees;
        }
    }

    /// One order on its way may fill beside the one that rests, and the price may move on.
    @ParameterizedTest
    @ValueSource(strings = {"constant", "glft", "grid"})
    void positionStaysWithinItsDollars(String model) throws IOException {
        TrialResult result =
                run(
                        "venue.type", "lob",
                        "venue.lob.noise_per_minute", "200",
                        "venue.lob.agent_spread_bps", "5",
                        "market_maker.model", model,
                        "market_maker.gamma", "0.0001",
                        "market_maker.position_usd_max", "2000");
        double most = result.risk().positionUsdMax();
        assertTrue(most > 1_500, "it gets there: " + most);
        assertTrue(most < 3_100, "it holds " + most);
    }

    /// A candle's turns are not known while it lasts: prices that jump about within candles and
    /// always close where they opened are no money machine.
    @Test
    void turnsWithinCandlesAreNotTradedOn(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("BTCUSDT_1m_x.csv");
        writeCandles(file);
        var values =
                map(
                        "data.source", "klines",
                        "data.paths", file.toString(),
                        "venue.type", "lob",
                        "venue.lob.maker_fee", "0",
                        "market_maker.model", "constant",
                        "market_maker.half_spread_bps", "1");
        TrialResult result = laboratory.run(ExperimentFile.parse(BASE, "base.yml").trial(values));
        long candles = 2_000 / 5 * 2; // half of the four fifths that are not locked
        assertTrue(result.activity().fills() > 0);
        assertTrue(result.activity().quotes() <= 2 * candles + 2, "looks only at closes");
    }

    private static void writeCandles(Path file) throws IOException {
        var random = new SplittableRandom(3);
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int k = 0; k < 2_000; k++) {
                long time = 1_704_067_200_000L + 60_000L * k;
                double up = random.nextDouble() * 60;
                double down = random.nextDouble() * 60;
                out.write(
                        "%d,60000.00,%.2f,%.2f,60000.00,4.0,%d,240000.0,10,2.0,120000.0,0\n"
                                .formatted(time, 60_000 + up, 60_000 - down, time + 59_999));
            }
        }
    }
}
