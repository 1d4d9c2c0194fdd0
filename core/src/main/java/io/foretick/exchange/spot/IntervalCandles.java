package io.foretick.exchange.spot;

import io.foretick.exchange.source.Candle;
import io.foretick.exchange.source.World;
import io.foretick.venue.polymarket.Coin;

import java.util.ArrayList;
import java.util.List;

/// Candles of one coin and one length over the seeded world, whose days may begin off midnight UTC.
/// Immutable.
///
/// @param offsetNs added to UTC to get the time whose days and weeks the candles follow
public record IntervalCandles(World world, Coin coin, Interval interval, long offsetNs) {

    /// Candles that follow UTC.
    public static IntervalCandles utc(World world, Coin coin, Interval interval) {
        return new IntervalCandles(world, coin, interval, 0);
    }

    /// When the candle opened in which a time lies.
    public long openNs(long timeNs) {
        return interval.openNs(timeNs + offsetNs) - offsetNs;
    }

    /// When the candle ends that opened at `openNs`.
    public long endNs(long openNs) {
        return interval.endNs(openNs + offsetNs) - offsetNs;
    }

    /// The candle that opened at `openNs`, as it stands at `nowNs`. One that opened before the
    /// world holds what there is.
    public Candle at(long openNs, long nowNs) {
        long startNs = Math.max(openNs, World.earliestNs());
        return world.candle(coin, startNs, endNs(openNs) - startNs, nowNs);
    }

    /// The first candles that open at `fromNs` or later and not after `toNs`, oldest first.
    public List<Candle> first(long fromNs, long toNs, int limit, long nowNs) {
        long atNs = Math.max(fromNs, World.earliestNs());
        long openNs = openNs(atNs);
        if (openNs < fromNs) {
            openNs = endNs(openNs);
        }
        List<Candle> candles = new ArrayList<>();
        while (openNs <= Math.min(toNs, nowNs) && candles.size() < limit) {
            candles.add(at(openNs, nowNs));
            openNs = endNs(openNs);
        }
        return candles;
    }

    /// The last candles that open at `toNs` or earlier and not before `fromNs`, oldest first.
    public List<Candle> last(long fromNs, long toNs, int limit, long nowNs) {
        long openNs = openNs(Math.min(toNs, nowNs));
        List<Candle> candles = new ArrayList<>();
        while (openNs >= fromNs && endNs(openNs) > World.earliestNs() && candles.size() < limit) {
            candles.add(at(openNs, nowNs));
            openNs = openNs(openNs - 1);
        }
        return candles.reversed();
    }
}
