package io.foretick.history.series;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.market.second.SecondCloser;
import io.foretick.market.second.TradeSink;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Seeded trades around midnight of a UTC day, with pauses, late ones and repeated ones.
final class Trades {

    /// Midnight of 2 January 2025.
    static final long MIDNIGHT = 1_735_776_000L;

    /// Where the trades begin: ten minutes before.
    static final long START = MIDNIGHT - 600;

    private Trades() {}

    /// A trade as a sink takes it.
    record Trade(long id, long timeNs, long priceE8, long quantityE8, boolean buyerIsMaker) {

        void into(TradeSink sink) {
            sink.trade(id, timeNs, priceE8, quantityE8, buyerIsMaker);
        }
    }

    static List<Trade> random(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Trade> trades = new ArrayList<>();
        long timeNs = START * Times.SECOND_NS;
        long priceE8 = 93_000 * E8.ONE;
        for (int k = 0; k < count; k++) {
            timeNs += random.nextInt(20) == 0 ? random.nextLong(9 * Times.SECOND_NS) : 100_000_000;
            priceE8 += random.nextInt(3) == 0 ? random.nextLong(-500, 501) * E8.ONE / 100 : 0;
            long lateNs = random.nextInt(15) == 0 ? random.nextLong(2 * Times.SECOND_NS) : 0;
            long quantityE8 = random.nextLong(1, 50 * E8.ONE);
            trades.add(
                    new Trade(
                            1_000 + k, timeNs - lateNs, priceE8, quantityE8, random.nextBoolean()));
            if (random.nextInt(12) == 0) {
                trades.add(trades.get(random.nextInt(trades.size())));
            }
        }
        return trades;
    }

    /// The days of record that the trades make, up to the second of the last one.
    static Days days(List<Trade> trades) {
        Days days = new Days();
        SecondCloser closer =
                new SecondCloser(START, SecondCloser.NO_PRICE, SecondCloser.NO_ID, days);
        trades.forEach(trade -> trade.into(closer));
        return days;
    }
}
