package io.foretick.venue.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.E8;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.Resolution;
import io.foretick.event.Window;
import io.foretick.testing.SharedFiles;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The Brier score of the venue's own mid, from recorded quotes and outcomes through the whole
/// reader, against figures counted from the same files by an independent program.
///
/// The mid of a point is that of the last quote with both sides at or before it, however old. Only
/// markets with a settlement count.
class MidDataTest {

    private static final List<Double> SHARES = List.of(0.2, 0.4, 0.6, 0.8, 0.95);

    @TestFactory
    Stream<DynamicTest> hourlyMidsScoreAsCountedIndependently() {
        return SharedFiles.data()
                .cases(
                        "quotes_yannick-o1.csv.gz",
                        quotes -> {
                            Path markets = quotes.resolveSibling("markets.csv.gz");
                            Map<Integer, Life> lives = lives(quotes, markets);
                            assertScores(
                                    lives,
                                    List.of(269, 269, 269, 273, 274),
                                    List.of(0.2245, 0.1975, 0.1539, 0.0911, 0.0381));
                        });
    }

    /// The mids of one market by time, and how it ended.
    private static final class Life {
        private final Window window;
        private final TreeMap<Long, Double> mids = new TreeMap<>();
        private double outcome = Double.NaN;

        Life(Window window) {
            this.window = window;
        }
    }

    private static Map<Integer, Life> lives(Path... paths) throws IOException {
        Reading reading = RecordingFiles.read(paths);
        Map<Integer, Life> lives = new TreeMap<>();
        for (Event event : reading.events()) {
            switch (event) {
                case Event.Listed(_, int number, Market market) ->
                        lives.put(number, new Life(market.window()));
                case Event.Quote quote -> addMid(lifeOf(lives, quote.instrument()), quote);
                case Event.MarketResolved(_, int number, Resolution resolution, _) ->
                        lifeOf(lives, number).outcome = resolution == Resolution.UP ? 1 : 0;
                default -> {}
            }
        }
        return lives;
    }

    private static Life lifeOf(Map<Integer, Life> lives, int market) {
        return Objects.requireNonNull(lives.get(market));
    }

    private static void addMid(Life life, Event.Quote quote) {
        if (quote.bidE8() > 0 && quote.askE8() != Event.Quote.NO_ASK_E8) {
            double mid = (E8.toDouble(quote.bidE8()) + E8.toDouble(quote.askE8())) / 2;
            life.mids.put(quote.at().venueNs(), mid);
        }
    }

    private static void assertScores(
            Map<Integer, Life> lives, List<Integer> counts, List<Double> briers) {
        for (int k = 0; k < SHARES.size(); k++) {
            double sum = 0;
            int count = 0;
            for (Life life : lives.values()) {
                Map.Entry<Long, Double> mid =
                        life.mids.floorEntry(life.window.timeAtNs(SHARES.get(k)));
                if (mid != null && !Double.isNaN(life.outcome)) {
                    double error = mid.getValue() - life.outcome;
                    sum += error * error;
                    count++;
                }
            }
            System.out.printf("%.2f: n %d, Brier %.4f%n", SHARES.get(k), count, sum / count);
            assertEquals(counts.get(k), count);
            assertEquals(briers.get(k), sum / count, 0.00005 + 1e-9);
        }
    }
}
