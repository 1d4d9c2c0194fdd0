package io.foretick.exchange.price;

import io.foretick.base.Seed;
import io.foretick.venue.polymarket.Coin;

import java.util.LinkedHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The days of all coins, made when first asked for; the few that were asked last are kept. Any
/// thread.
public final class Days {

    private static final int KEPT = 24; // 1.4 MB each

    private record Key(Coin coin, int day) {}

    private final PerCoin<DayMaker> makers;
    private final AtomicReferenceArray<CoinDay> newest =
            new AtomicReferenceArray<>(Coin.values().length);
    private final LinkedHashMap<Key, CoinDay> kept = LinkedHashMap.newLinkedHashMap(KEPT);

    public Days(Seed seed) {
        var anchors = new Anchors(seed.split("anchors"));
        makers = PerCoin.of(coin -> new DayMaker(seed, coin, anchors));
    }

    /// The day of a coin in which a second lies; made in some 20 ms if it is not at hand.
    ///
    /// @throws IllegalArgumentException outside of the [Calendar]
    public CoinDay of(Coin coin, long epochSecond) {
        int number = Calendar.dayOf(epochSecond);
        CoinDay last = newest.get(coin.ordinal());
        if (last != null && last.day() == number) {
            return last;
        }
        CoinDay day = kept(new Key(coin, number));
        newest.set(coin.ordinal(), day);
        return day;
    }

    private synchronized CoinDay kept(Key key) {
        CoinDay day = kept.remove(key); // and back to the end, as the newest
        if (day == null) {
            day = makers.get(key.coin()).make(key.day());
        }
        kept.put(key, day);
        if (kept.size() > KEPT) {
            kept.pollFirstEntry();
        }
        return day;
    }
}
