package io.foretick.exchange.source;

import io.foretick.base.Times;
import io.foretick.exchange.price.Calendar;
import io.foretick.venue.polymarket.Coin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Candles of the made-up world, folded from its trades. Keeps the minutes of the days that were
/// asked last, and all whole days. Any thread.
final class Candles {

    private static final int DAYS_KEPT = 64; // of one coin each, 0.2 MB
    private static final long DAY_NS = Times.DAY_NS;

    private record Key(Coin coin, int day) {}

    /// Candles of one day as far as they were asked.
    private static final class Day {
        private final AtomicReferenceArray<Candle> minutes =
                new AtomicReferenceArray<>(Calendar.DAY_MINUTES);
    }

    private final OrderHistory history;
    private final LinkedHashMap<Key, Day> kept = LinkedHashMap.newLinkedHashMap(DAYS_KEPT);
    private final Map<Key, Candle> whole = new ConcurrentHashMap<>();

    Candles(OrderHistory history) {
        this.history = history;
    }

    /// The candle as it stands at `nowNs`.
    Candle candle(Coin coin, long startNs, long lengthNs, long nowNs) {
        var fold = new Candle.Fold(startNs, lengthNs);
        long untilNs = Math.min(startNs + lengthNs, nowNs);
        long atNs = startNs;
        while (atNs < untilNs) {
            long restNs = untilNs - atNs;
            if (atNs % DAY_NS == 0 && restNs >= DAY_NS) {
                fold.add(wholeDay(coin, atNs));
                atNs += DAY_NS;
            } else if (atNs % Times.MINUTE_NS == 0 && restNs >= Times.MINUTE_NS) {
                fold.add(minute(coin, atNs));
                atNs += Times.MINUTE_NS;
            } else {
                long nextMinuteNs = (atNs / Times.MINUTE_NS + 1) * Times.MINUTE_NS;
                long endNs = Math.min(nextMinuteNs, untilNs);
                addOrders(fold, coin, atNs, endNs);
                atNs = endNs;
            }
        }
        return finished(fold, coin, Math.min(startNs, nowNs));
    }

    private Candle wholeDay(Coin coin, long startNs) {
        var key = new Key(coin, Calendar.dayOf(Times.toEpochSecond(startNs)));
        Candle known = whole.get(key);
        if (known != null) {
            return known;
        }
        var fold = new Candle.Fold(startNs, DAY_NS);
        for (long atNs = startNs; atNs < startNs + DAY_NS; atNs += Times.MINUTE_NS) {
            fold.add(minute(coin, atNs));
        }
        Candle made = finished(fold, coin, startNs);
        whole.put(key, made);
        return made;
    }

    private Candle minute(Coin coin, long startNs) {
        Day day = day(new Key(coin, Calendar.dayOf(Times.toEpochSecond(startNs))));
        int number = (int) (startNs % DAY_NS / Times.MINUTE_NS);
        Candle known = day.minutes.get(number);
        if (known != null) {
            return known;
        }
        var fold = new Candle.Fold(startNs, Times.MINUTE_NS);
        addOrders(fold, coin, startNs, startNs + Times.MINUTE_NS);
        Candle made = finished(fold, coin, startNs);
        day.minutes.set(number, made);
        return made;
    }

    private void addOrders(Candle.Fold fold, Coin coin, long fromNs, long untilNs) {
        for (AggregateTrade order : history.between(coin, fromNs, untilNs)) {
            fold.add(order);
        }
    }

    private Candle finished(Candle.Fold fold, Coin coin, long startNs) {
        return fold.isEmpty() ? fold.flat(history.lastPriceE8(coin, startNs)) : fold.candle();
    }

    private synchronized Day day(Key key) {
        Day day = kept.remove(key); // and back to the end, as the newest
        if (day == null) {
            day = new Day();
        }
        kept.put(key, day);
        if (kept.size() > DAYS_KEPT) {
            kept.pollFirstEntry();
        }
        return day;
    }
}
