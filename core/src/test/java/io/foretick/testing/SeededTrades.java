package io.foretick.testing;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.market.second.SecondSink;
import io.foretick.market.second.TradeSink;

import java.util.SplittableRandom;

/// Made-up trades of one symbol, the same for the same seed: up to three in a second, many seconds
/// with none, and some that carry the time of the second before. Mutable, read once.
public final class SeededTrades {

    private static final long TICK_E8 = E8.ONE / 100;

    private final SplittableRandom random;
    private final long end;
    private long second;
    private long id;
    private long priceE8 = 1_000 * E8.ONE;
    private int trades;

    /// Trades of the seconds `[from, to)`.
    public SeededTrades(Seed seed, long from, long to) {
        this.random = seed.split("trades").random();
        this.second = from;
        this.end = to;
        this.trades = 1; // the first second has a trade, so that it has a price
    }

    /// Passes on all trades that come before the first one at or after `until`.
    public void feedUntil(long until, TradeSink sink) {
        while (second < Math.min(until, end)) {
            for (int k = 0; k < trades; k++) {
                trade(k > 0, sink);
            }
            second++;
            trades = Math.max(0, random.nextInt(-2, 4));
        }
    }

    /// A trade can only be late behind another one of this second: were it the first, whoever
    /// closes the second before by the clock would book it elsewhere than whoever waits for a
    /// trade.
    private void trade(boolean mayBeLate, TradeSink sink) {
        boolean late = mayBeLate && random.nextInt(50) == 0;
        long timeNs = (late ? second - 1 : second) * Times.SECOND_NS + random.nextInt(1_000_000);
        priceE8 += random.nextLong(-3, 4) * TICK_E8;
        sink.trade(id++, timeNs, priceE8, 1 + random.nextLong(2 * E8.ONE), random.nextBoolean());
    }

    /// Seconds without going through trades: for tests that need many of them, or a gap.
    public static void seconds(Seed seed, long from, long to, SecondSink sink) {
        SplittableRandom random = seed.split("seconds").random();
        long priceE8 = 1_000 * E8.ONE;
        for (long second = from; second < to; second++) {
            priceE8 += random.nextLong(-3, 4) * TICK_E8;
            long quantityE8 = Math.max(0, random.nextLong(-E8.ONE, 2 * E8.ONE));
            sink.second(second, priceE8, quantityE8, 0, 1, second, second);
        }
    }
}
