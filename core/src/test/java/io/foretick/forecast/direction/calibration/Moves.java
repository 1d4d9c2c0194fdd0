package io.foretick.forecast.direction.calibration;

import io.foretick.forecast.direction.Fact;
import io.foretick.market.candle.Timeframe;

import java.util.SplittableRandom;

/// Facts and outcomes made up for tests.
final class Moves {

    static final Fact UP = of(100.10);
    static final Fact DOWN = of(99.90);
    static final Fact FLAT = of(100.005);

    private static final double FLAT_BPS = 1.0;

    private Moves() {}

    /// A move from 100 to this close.
    static Fact of(double close) {
        return Fact.of(Timeframe.parse("1"), 0, 100.0, close, FLAT_BPS);
    }

    static Fact of(boolean rose) {
        return rose ? UP : DOWN;
    }

    /// A margin of some size, mostly below 6.
    static double margin(SplittableRandom random) {
        return random.nextGaussian() * 2.0;
    }

    /// A window of outcomes whose law is `logit p = shift + slope m + bend even(m)`.
    static OutcomeWindow drawn(int size, double shift, double slope, double bend) {
        var random = new SplittableRandom(20_260_101);
        var window = new OutcomeWindow(size);
        for (int k = 0; k < size; k++) {
            double margin = margin(random);
            double logit = shift + slope * margin + bend * BoundedLogistic.even(margin);
            window.add(margin, random.nextDouble() < BoundedLogistic.probability(logit));
        }
        return window;
    }
}
