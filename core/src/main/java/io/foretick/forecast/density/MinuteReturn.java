package io.foretick.forecast.density;

import io.foretick.base.Checks;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;

/// The return over the last minute, from prices that come every second, every minute, or now and
/// then. Holds at most one price a second. Mutable, owned by the estimator that reads it.
///
/// A return always ends at the newest price and starts at the youngest one that is a minute old, so
/// it may span more than a minute; none reaches over a gap of more than five minutes.
final class MinuteReturn {

    /// A silence longer than this is a gap.
    static final long GAP_NS = 5 * Times.MINUTE_NS;

    /// A minute less half a second, because live samples come a little early or late.
    private static final long SPAN_NS_MIN = Times.MINUTE_NS - Times.SECOND_NS / 2;

    private static final int CAPACITY = 64; // a minute of seconds, one older price, and slack
    private static final int MASK = CAPACITY - 1;

    private final long[] timesNs = new long[CAPACITY];
    private final double[] logPrices = new double[CAPACITY];
    private int oldest;
    private int count;
    private long stepNs;

    /// Takes a price. Answers whether a return ends at it; none does when it is the first one after
    /// a gap, when its minute is not over, or when its second already has a price, in which case it
    /// is ignored.
    ///
    /// @throws IllegalArgumentException if time runs back or the price is not a number
    boolean add(long timeNs, double logPrice) {
        Checks.finite(logPrice, "logPrice");
        long silenceNs = silenceNs(timeNs);
        Checks.notNegative(silenceNs, "nanoseconds since the last price");
        if (count > 0 && Times.toEpochSecond(timeNs) == Times.toEpochSecond(newestNs())) {
            return false;
        }
        if (silenceNs > GAP_NS) {
            count = 0;
        }
        append(timeNs, logPrice);
        stepNs = silenceNs;
        while (count > 2 && timeNs - timesNs[(oldest + 1) & MASK] >= SPAN_NS_MIN) {
            oldest = (oldest + 1) & MASK;
            count--;
        }
        return timeNs - timesNs[oldest] >= SPAN_NS_MIN;
    }

    /// Nanoseconds from the last price taken to this time, 0 without one.
    long silenceNs(long timeNs) {
        return count == 0 ? 0 : timeNs - newestNs();
    }

    /// The log return that ends at the newest price.
    double returnLog() {
        return logPrices[newest()] - logPrices[oldest];
    }

    /// Where that return starts.
    long startNs() {
        return timesNs[oldest];
    }

    /// How long that return lasts.
    double spanSeconds() {
        return Times.seconds(newestNs() - timesNs[oldest]);
    }

    /// Time between the newest price and the one before it: what its return counts for.
    double stepSeconds() {
        return Times.seconds(stepNs);
    }

    void save(StateSink sink) {
        sink.add(stepNs);
        sink.add((long) count);
        for (int k = 0; k < count; k++) {
            sink.add(timesNs[(oldest + k) & MASK]);
            sink.add(logPrices[(oldest + k) & MASK]);
        }
    }

    void load(StateSource source) {
        stepNs = source.nextLong();
        count = (int) Checks.inRange(source.nextLong(), 0, CAPACITY, "saved prices");
        oldest = 0;
        for (int k = 0; k < count; k++) {
            timesNs[k] = source.nextLong();
            logPrices[k] = source.nextDouble();
        }
    }

    private void append(long timeNs, double logPrice) {
        int slot = (oldest + count) & MASK;
        timesNs[slot] = timeNs;
        logPrices[slot] = logPrice;
        count++;
    }

    private int newest() {
        return (oldest + count - 1) & MASK;
    }

    private long newestNs() {
        return timesNs[newest()];
    }
}
