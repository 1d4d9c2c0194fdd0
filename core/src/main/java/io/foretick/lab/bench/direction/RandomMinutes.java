package io.foretick.lab.bench.direction;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.event.Bar;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Candles of a minute, each with normal moves of five basis points; the same ones each time. Owned
/// by one thread.
final class RandomMinutes {

    private static final double STEP = 5e-4;

    private final SplittableRandom random = new Seed(1).split("minutes").random();
    private long startNs = 20_000 * Times.DAY_NS;
    private long closeE8 = 50_000 * E8.ONE;

    Bar next() {
        long openE8 = closeE8;
        closeE8 = moved(openE8);
        var bar =
                new Bar(
                        startNs,
                        Times.MINUTE_NS,
                        openE8,
                        Math.max(moved(openE8), Math.max(openE8, closeE8)),
                        Math.min(moved(openE8), Math.min(openE8, closeE8)),
                        closeE8,
                        random.nextLong(1, 20 * E8.ONE));
        startNs = bar.endNs();
        return bar;
    }

    List<Bar> next(int count) {
        List<Bar> bars = new ArrayList<>(count);
        for (int k = 0; k < count; k++) {
            bars.add(next());
        }
        return bars;
    }

    private long moved(long priceE8) {
        return Math.round(priceE8 * (1 + STEP * random.nextGaussian()));
    }
}
