package io.foretick.lab.train;

import io.foretick.feature.TrainRange;
import io.foretick.market.second.SecondSeries;

import java.util.List;
import java.util.TreeMap;

/// The least step that the price of each coin made in the range that is trained on; that of a coin
/// without prices in it counts as nothing. Immutable.
final class Ticks {

    private final TreeMap<String, Long> e8 = new TreeMap<>();

    Ticks(List<? extends SecondSeries> coins, TrainRange range, int stepSeconds) {
        for (SecondSeries coin : coins) {
            long from = Math.max(range.fromSecond(), coin.firstSecond());
            long to = Math.min(range.toSecond(), coin.endSecond());
            long least = Long.MAX_VALUE;
            for (long at = from + stepSeconds; at + stepSeconds < to; at += stepSeconds) {
                long step = Math.abs(coin.priceE8(at + stepSeconds) - coin.priceE8(at));
                least = step == 0 ? least : Math.min(least, step);
            }
            if (least < Long.MAX_VALUE) {
                e8.put(coin.symbol(), least);
            }
        }
    }

    /// The step over the price at an instant.
    double log(SecondSeries coin, long end) {
        return (double) e8.getOrDefault(coin.symbol(), 1L) / coin.priceE8(end - 1);
    }
}
