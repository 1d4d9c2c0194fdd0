package io.foretick.venue.lob.agent;

import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.math.CounterRandom;
import io.foretick.venue.lob.FifoBook;
import io.foretick.venue.lob.OrderKind;

/// Takers who come by themselves. All that the one with number `k` does follows from the seed and
/// `k`, whatever else happens. Owned by one [AgentMarket].
final class NoiseTakers {

    /// Nobody comes any more.
    static final long NEVER = Long.MAX_VALUE;

    private static final int GAP = 0;
    private static final int SIDE = 1;
    private static final int DEPTH = 2;
    private static final int SIZE = 3;
    private static final double MINUTE_NS = 60e9;

    private final FifoBook book;
    private final AgentSettings.Noise settings;
    private final CounterRandom random;
    private long number;
    private long arrivalNs = NEVER;

    NoiseTakers(FifoBook book, AgentSettings.Noise settings, Seed seed) {
        this.book = book;
        this.settings = settings;
        random = new CounterRandom(seed);
    }

    /// From now on they come.
    void start(long nowNs) {
        arrivalNs = nowNs;
        advance();
    }

    /// When the next one comes, or [#NEVER].
    long arrivalNs() {
        return arrivalNs;
    }

    /// The next one has come; returns its number.
    long arrive() {
        long arrived = number++;
        advance();
        return arrived;
    }

    /// Takes what this one wants.
    void take(long taker, long outsideTick) {
        Side side = random.uniform(taker, SIDE) < 0.5 ? Side.BUY : Side.SELL;
        long walk = (long) random.exponential(settings.depthTicks(), taker, DEPTH);
        long lots = Math.max(1, (long) Math.ceil(random.exponential(settings.lots(), taker, SIZE)));
        long limit = side == Side.BUY ? outsideTick + walk : outsideTick - walk;
        book.place(OrderKind.IMMEDIATE_OR_CANCEL, side, limit, lots, Owner.NOISE.ordinal());
    }

    private void advance() {
        if (settings.perMinute() == 0) {
            arrivalNs = NEVER;
            return;
        }
        double gapNs = random.exponential(MINUTE_NS / settings.perMinute(), number, GAP);
        arrivalNs += Math.max(1, (long) gapNs);
    }
}
