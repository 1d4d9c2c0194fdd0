package io.foretick.feature.legacy;

import io.foretick.base.Seed;
import io.foretick.base.Times;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Made-up histories: a seeded random walk of prices with daily figures around it.
final class SampleHistory {

    /// Midnight of 2025-03-01, UTC.
    static final long START_MILLIS = 1_740_787_200_000L;

    static final long START_NS = START_MILLIS * Times.MILLI_NS;

    private static final long HOUR_MILLIS = 3_600_000L;

    private SampleHistory() {}

    /// `hours` klines in a row from midnight, and the figures of all days they touch.
    static HourlyHistory of(int hours, long seed) {
        SplittableRandom random = new Seed(seed).random();
        var klines = new ArrayList<Kline>();
        double price = 2_000.0;
        for (int hour = 0; hour < hours; hour++) {
            double next = price * (1.0 + 0.02 * (random.nextDouble() - 0.5));
            klines.add(kline(hour, price, next, random));
            price = next;
        }
        int days = hours / 24 + 1;
        var tvl = new ArrayList<TvlDay>();
        var social = new ArrayList<SocialDay>();
        for (int day = 0; day < days; day++) {
            long dayNs = START_NS + day * Times.DAY_NS;
            tvl.add(new TvlDay(dayNs, 5e10 * (1.0 + 0.1 * random.nextDouble())));
            social.add(social(dayNs, random));
        }
        return new HourlyHistory(klines, tvl, social);
    }

    private static Kline kline(int hour, double open, double close, SplittableRandom random) {
        double volume = 1_000.0 * (1.0 + random.nextDouble());
        return new Kline(
                START_MILLIS + hour * HOUR_MILLIS,
                open,
                Math.max(open, close) * (1.0 + 0.005 * random.nextDouble()),
                Math.min(open, close) * (1.0 - 0.005 * random.nextDouble()),
                close,
                volume,
                volume * random.nextDouble());
    }

    private static SocialDay social(long dayNs, SplittableRandom random) {
        return new SocialDay(
                dayNs,
                2e11 * (1.0 + random.nextDouble()),
                4e5 + random.nextInt(100_000),
                random.nextInt(1, 500),
                random.nextInt(1, 2_000),
                random.nextDouble(1.0, 9.0),
                random.nextInt(1, 200_000));
    }

    /// Klines that close at these prices, one an hour from midnight, flat within the hour.
    static List<Kline> closing(double... closes) {
        var klines = new ArrayList<Kline>();
        for (int hour = 0; hour < closes.length; hour++) {
            double close = closes[hour];
            long openEpoch = START_MILLIS + hour * HOUR_MILLIS;
            klines.add(new Kline(openEpoch, close, close, close, close, 10.0, 5.0));
        }
        return klines;
    }
}
