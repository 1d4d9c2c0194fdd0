package io.foretick.feature.sequence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.feature.TrainRange;
import io.foretick.market.second.ArraySeries;
import io.foretick.market.second.SecondCloser;
import io.foretick.testing.SeededTrades;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Features of a series that grows trade by trade are, bit for bit, those of the whole series: over
/// a day of seconds, after the three days of history that the longest window needs. Here a second
/// is closed when all its trades are known, as a session does that waits for them.
class StreamedSequenceTest {

    private static final List<String> COINS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT");
    private static final long FROM = 1_772_900_000;
    private static final int DAY = 86_400;
    private static final int ENDS = 1_000;

    static Stream<SequenceSpec> specs() {
        return Stream.of(
                SequenceSpec.ofSeconds(COINS, new Scaling.Fixed()),
                SequenceSpec.ofSeconds(COINS, new Scaling.Trailing(10_800)));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void streamingEqualsBatchOverADay(SequenceSpec spec) {
        long first = FROM + spec.reachSeconds();
        long to = first + DAY;
        List<Feed> whole = feeds(to);
        whole.forEach(feed -> feed.advance(to));
        List<ArraySeries> batch = whole.stream().map(feed -> feed.series).toList();
        Standardization constants = constants(spec, batch, new TrainRange(FROM, to));
        var batched = new FeatureSequence(constants);
        var streamed = new FeatureSequence(constants);
        float[] expected = new float[spec.size()];
        float[] actual = new float[spec.size()];
        List<Feed> growing = feeds(to);
        List<ArraySeries> live = growing.stream().map(feed -> feed.series).toList();
        for (long end : ends(first, to)) {
            growing.forEach(feed -> feed.advance(end));
            assertEquals(end, live.getFirst().endSecond());
            assertTrue(streamed.write(live, end, 300, actual));
            assertTrue(batched.write(batch, end, 300, expected));
            assertEquals(batched.hash(expected), streamed.hash(actual), () -> "at " + end);
            assertArrayEquals(expected, actual);
        }
        assertTrue(whole.getFirst().closer.late() > 1_000, "late trades are part of it");
    }

    @Test
    void feedsGoOnWhereTheyStopped() {
        Feed atOnce = feeds(FROM + 500).getFirst();
        Feed bySecond = feeds(FROM + 500).getFirst();
        atOnce.advance(FROM + 500);
        for (long second = FROM; second <= FROM + 500; second++) {
            bySecond.advance(second);
        }
        assertEquals(
                atOnce.series.quantityBefore(FROM + 500),
                bySecond.series.quantityBefore(FROM + 500));
    }

    private static Standardization constants(
            SequenceSpec spec, List<ArraySeries> series, TrainRange range) {
        return new StandardizationFit(spec, series).on(range, 20, new Seed(1));
    }

    /// Random, with some next to each other, rising.
    private static long[] ends(long first, long to) {
        return new Seed(5).random().longs(ENDS, first, to + 1).sorted().toArray();
    }

    private static List<Feed> feeds(long to) {
        var feeds = new ArrayList<Feed>();
        for (int k = 0; k < COINS.size(); k++) {
            feeds.add(new Feed(COINS.get(k), new Seed(k), to));
        }
        return feeds;
    }

    /// One symbol's trades on their way into a series.
    private static final class Feed {

        private final ArraySeries series;
        private final SecondCloser closer;
        private final SeededTrades trades;

        Feed(String symbol, Seed seed, long to) {
            series = new ArraySeries(symbol);
            closer = new SecondCloser(FROM, SecondCloser.NO_PRICE, SecondCloser.NO_ID, series);
            trades = new SeededTrades(seed, FROM, to);
        }

        /// What a session knows when this second begins.
        void advance(long second) {
            trades.feedUntil(second, closer);
            closer.closeUntil(second);
        }
    }
}
