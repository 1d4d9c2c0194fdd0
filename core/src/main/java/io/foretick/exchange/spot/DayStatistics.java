package io.foretick.exchange.spot;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.exchange.source.Candle;
import io.foretick.exchange.source.SpotTrade;
import io.foretick.exchange.source.World;
import io.foretick.venue.polymarket.Coin;

/// What the last 24 hours of a pair were like.
///
/// @param window all trades of it
/// @param newest the last trade
/// @param endNs its end, exclusive
public record DayStatistics(Candle window, SpotTrade newest, long endNs) {

    /// The 24 hours before a time.
    public static DayStatistics of(World world, Coin coin, long nowNs) {
        long startNs = Math.max(World.earliestNs(), nowNs - Times.DAY_NS);
        Candle window = world.candle(coin, startNs, nowNs - startNs, nowNs);
        return new DayStatistics(window, newestTrade(world, coin, nowNs), nowNs);
    }

    /// The last trade before a time.
    public static SpotTrade newestTrade(World world, Coin coin, long nowNs) {
        long id = world.firstTradeIdAt(coin, nowNs) - 1;
        return world.tradesFrom(coin, id, 1, nowNs).getFirst();
    }

    /// By how much the price rose.
    public long changeE8() {
        return window.closeE8() - window.openE8();
    }

    /// The rise as part of the first price; 0.01 is one percent.
    public long changeShareE8() {
        return E8.divide(changeE8(), window.openE8());
    }

    /// Dollars for a coin, averaged over the coins traded.
    public long averageE8() {
        return window.volumeE8() == 0
                ? window.closeE8()
                : E8.divide(window.quoteVolumeE8(), window.volumeE8());
    }
}
