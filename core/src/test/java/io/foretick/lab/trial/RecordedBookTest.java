package io.foretick.lab.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.experiment.ExperimentFile;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.TrialResult;
import io.foretick.report.lab.TrialResult.Money;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/// A maker among the rows of a recorded book, which we make up: five levels a side around a touch
/// that wanders, ten rows a second, every fifth one a trade there or a tick beyond it.
class RecordedBookTest {

    private static final int ROWS = 12_000;
    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final String BASE =
            """
            experiment: {seed: 5}
            data: {source: hft_feed, paths: FEED, tick: 0.1, lot: 0.001}
            bars: {type: tick, threshold_ticks: 20}
            model: {level0: {algo: none}}
            market_maker: {model: constant, requote_millis: 500, half_spread_bps: 0.4}
            venue: {type: lob, lob: {maker_fee: 0}}
            """;

    private final Laboratory laboratory = Laboratory.inMemory();

    @TempDir private Path folder;

    @BeforeEach
    void record() throws IOException {
        var text = new StringBuilder("event,exch_ns,local_ns,side,price,qty\n");
        var random = new SplittableRandom(1);
        int bid = 20_000;
        for (int level = 0; level < 5; level++) {
            row(text, 0, 4, 1, bid - level, 2);
            row(text, 0, 4, -1, bid + 1 + level, 2);
        }
        for (int k = 1; k < ROWS; k++) {
            if (k % 5 == 0) {
                boolean buys = random.nextBoolean();
                int deep = random.nextInt(2);
                int tick = buys ? bid + 1 + deep : bid - deep;
                row(text, k, 2, buys ? 1 : -1, tick, someCoins(random));
            } else if (k % 77 == 0) {
                int step = random.nextBoolean() ? 1 : -1;
                int gone = step > 0 ? bid + 1 : bid;
                row(text, k, 1, step > 0 ? -1 : 1, gone, 0);
                bid += step;
                row(text, k, 1, 1, bid, 2);
                row(text, k, 1, -1, bid + 1, 2);
                row(text, k, 1, 1, bid - 4, 2);
                row(text, k, 1, -1, bid + 5, 2);
            } else {
                int deep = random.nextInt(3);
                int tick = k % 2 == 0 ? bid - deep : bid + 1 + deep;
                row(text, k, 1, k % 2 == 0 ? 1 : -1, tick, someCoins(random));
            }
        }
        Files.writeString(folder.resolve("feed.csv"), text);
    }

    private static double someCoins(SplittableRandom random) {
        return 0.5 + 3 * random.nextDouble();
    }

    private static void row(
            StringBuilder text, int k, int event, int side, int tick, double quantity) {
        long atNs = START_NS + k * 100_000_000L;
        text.append(
                String.format(
                        Locale.ROOT,
                        "%d,%d,%d,%d,%.1f,%.3f%n",
                        event,
                        atNs,
                        atNs + 5_000_000,
                        side,
                        tick * 0.1,
                        quantity));
    }

    private TrialSpec spec(Map<String, String> values) {
        String text = BASE.replace("FEED", folder.resolve("feed.csv").toString());
        return ExperimentFile.parse(text, "feed.yml").trial(values);
    }

    @ParameterizedTest(name = "fair {0}")
    @ValueSource(strings = {"mid", "micro"})
    void moneyAddsUp(String fair) throws IOException {
        TrialResult result = laboratory.run(spec(Map.of("market_maker.fair", fair)));
        Money money = result.money();
        long parts = money.spreadE8() + money.inventoryE8() + money.feesE8() + money.hedgeE8();
        assertEquals(money.totalE8(), parts);
        assertTrue(result.activity().fills() > 10, result.activity().fills() + " fills");
        assertTrue(result.activity().events() > ROWS / 2, result.activity().events() + " events");
        assertTrue(Double.isNaN(result.activity().included()), "a book includes nothing");
    }

    @Test
    void aFeeOrARebateIsBookedOnEachFill() throws IOException {
        for (double fee : new double[] {0.00001, -0.00002}) {
            var values = Map.of("venue.lob.maker_fee", String.format(Locale.ROOT, "%.5f", fee));
            TrialResult result = laboratory.run(spec(values));
            assertTrue(result.activity().fills() > 10, result.activity().fills() + " fills");
            double volumeUsd = result.activity().volumeUsd();
            double feesUsd = result.money().feesE8() * 1e-8;
            assertEquals(-fee * volumeUsd, feesUsd, 1e-6 * volumeUsd * Math.abs(fee) + 1e-6);
        }
    }

    @Test
    void lettingOthersGoFirstFillsLess() throws IOException {
        long averse = fills("risk_averse");
        long power = fills("power3");
        assertTrue(averse < power, averse + " behind all, " + power + " with cancels ahead");
    }

    private long fills(String queue) throws IOException {
        return laboratory.run(spec(Map.of("venue.lob.queue", queue))).activity().fills();
    }

    /// The trial's default is 20 milliseconds each way.
    @Test
    void latenciesThatWereMeasuredTakeThePlaceOfTheConstants() throws IOException {
        Path file = folder.resolve("latency.csv");
        measured(file, 20, 20);
        var values = Map.of("venue.lob.latency_file", file.toString());
        TrialSpec spec = spec(values);
        assertEquals(file.toString(), spec.values().get("venue.lob.latency_file"));
        assertFalse(spec.values().containsKey("venue.lob.entry_latency_micros"), "does not count");
        TrialResult constant = laboratory.run(spec(Map.of()));
        assertEquals(constant.digest(), laboratory.run(spec).digest());
        measured(file, 20, 900);
        TrialResult late = laboratory.run(spec);
        assertNotEquals(constant.digest(), late.digest());
        assertTrue(late.activity().fills() > 0, "fills");
    }

    /// Orders all along, whose way there becomes longer.
    private static void measured(Path file, int firstMillis, int lastMillis) throws IOException {
        var text = new StringBuilder("request_ns,exchange_ns,response_ns\n");
        for (int second = 0; second <= ROWS / 10; second++) {
            long sentNs = START_NS + second * 1_000_000_000L;
            long millis = firstMillis + (long) (lastMillis - firstMillis) * second / (ROWS / 10);
            long takenNs = sentNs + millis * 1_000_000;
            text.append("%d,%d,%d%n".formatted(sentNs, takenNs, takenNs + 20_000_000));
        }
        Files.writeString(file, text);
    }

    @Test
    void latenciesThatCannotBeReadAreAReasonInWords() throws IOException {
        Path file = folder.resolve("latency.csv");
        var values = Map.of("venue.lob.latency_file", file.toString());
        refuses("no file " + file, values);
        Files.writeString(file, "a,b\n");
        refuses("line 1: must be request_ns", values);
        Files.writeString(file, "request_ns,exchange_ns,response_ns\n5,0,7\n");
        refuses("holds no order that the exchange took", values);
        Files.writeString(file, "request_ns,exchange_ns,response_ns\n5,6,7\n4,6,7\n");
        refuses("line 3: time of the request", values);
    }

    private void refuses(String reason, Map<String, String> values) {
        var e = assertThrows(IOException.class, () -> laboratory.run(spec(values)));
        assertTrue(String.valueOf(e.getMessage()).contains(reason), e.toString());
    }

    @Test
    void theSameTrialIsTheSameAgainAndLatencyIsAnother() throws IOException {
        TrialSpec spec = spec(Map.of());
        TrialResult first = laboratory.run(spec);
        assertEquals(first, Laboratory.inMemory().run(spec));
        var slow = Map.of("venue.lob.entry_latency_micros", "900000");
        assertNotEquals(first.digest(), laboratory.run(spec(slow)).digest());
    }
}
