package io.foretick.exchange.polymarket.price;

import io.foretick.base.Seed;
import io.foretick.venue.VenueClock;
import io.foretick.venue.polymarket.Coin;

import java.util.ArrayList;
import java.util.List;

/// The prices of the last seconds that were told, for those who come late. Any thread.
///
/// @param source of the prices
/// @param times when each is told
record RecentPrices(VenueClock clock, PriceSource source, PriceTimes times) {

    static RecentPrices of(VenueClock clock, PriceSource source, Seed seed) {
        return new RecentPrices(clock, source, new PriceTimes(seed));
    }

    /// Oldest first.
    List<PriceTick> last(PriceSeries series, Coin coin, int seconds) {
        long last = times.lastToldSecond(series, coin, clock.nowNs());
        List<PriceTick> ticks = new ArrayList<>(seconds);
        for (long second = last - seconds + 1; second <= last; second++) {
            long priceE8 = source.priceE8(series, coin, second);
            ticks.add(
                    new PriceTick(
                            series, coin, second, priceE8, times.toldNs(series, coin, second)));
        }
        return ticks;
    }
}
