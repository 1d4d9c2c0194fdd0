package io.foretick.exchange.polymarket.price;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.Coin;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;

/// Tells the price of every second of every series when its time has come. Owns one thread.
///
/// Falls it behind by more than some seconds, as on a machine that was asleep, the seconds between
/// are left out.
public final class PriceTicker implements AutoCloseable {

    private static final long BEHIND_MAX_NS = 30 * Times.SECOND_NS;

    private record Due(long toldNs, PriceSeries series, Coin coin, long second) {}

    private final VenueClock clock;
    private final PriceSource source;
    private final PriceTimes times;
    private final List<PriceChannel> channels;
    private final Thread thread;
    private volatile boolean closed;

    private PriceTicker(
            VenueClock clock, PriceSource source, PriceTimes times, List<PriceChannel> channels) {
        this.clock = clock;
        this.source = source;
        this.times = times;
        this.channels = channels;
        this.thread = Thread.ofPlatform().daemon().name("reference-prices").unstarted(this::run);
    }

    /// Starts to tell prices on these channels.
    ///
    /// @param seed as that of the channels
    public static PriceTicker start(
            VenueClock clock, PriceSource source, Seed seed, List<PriceChannel> channels) {
        var ticker = new PriceTicker(clock, source, new PriceTimes(seed), List.copyOf(channels));
        ticker.thread.start();
        return ticker;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        PriorityQueue<Due> queue = firstSeconds();
        while (!closed) {
            Due due = queue.peek();
            long waitNs = due == null ? Times.SECOND_NS : clock.wallNsUntil(due.toldNs());
            if (due == null || waitNs > 0) {
                LockSupport.parkNanos(this, waitNs);
                continue;
            }
            queue.remove();
            tell(due);
            queue.add(next(due));
        }
    }

    private PriorityQueue<Due> firstSeconds() {
        var queue = new PriorityQueue<>(Comparator.comparingLong(Due::toldNs));
        long nowNs = clock.nowNs();
        for (PriceSeries series : PriceSeries.values()) {
            for (Coin coin : Coin.values()) {
                queue.add(due(series, coin, times.lastToldSecond(series, coin, nowNs) + 1));
            }
        }
        return queue;
    }

    private void tell(Due due) {
        long priceE8 = source.priceE8(due.series(), due.coin(), due.second());
        var tick = new PriceTick(due.series(), due.coin(), due.second(), priceE8, clock.nowNs());
        channels.forEach(channel -> channel.tell(tick));
    }

    private Due next(Due told) {
        long nowNs = clock.nowNs();
        boolean late = told.toldNs() + BEHIND_MAX_NS < nowNs;
        long second =
                late ? times.lastToldSecond(told.series(), told.coin(), nowNs) : told.second() + 1;
        return due(told.series(), told.coin(), second);
    }

    private Due due(PriceSeries series, Coin coin, long second) {
        return new Due(times.toldNs(series, coin, second), series, coin, second);
    }
}
