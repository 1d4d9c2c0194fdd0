package io.foretick.feature.sequence;

import io.foretick.market.second.SecondSink;

import java.util.ArrayList;
import java.util.List;

/// A sequence of features the slow way: adds up the seconds of each step one by one, with the
/// functions of `StrictMath`, from rows of its own. A model to compare with, not standardised.
final class NaiveSequence {

    private final SequenceSpec spec;
    private final long firstSecond;
    private final List<Rows> symbols = new ArrayList<>();

    /// @param firstSecond of all symbols
    NaiveSequence(SequenceSpec spec, long firstSecond) {
        this.spec = spec;
        this.firstSecond = firstSecond;
        spec.symbols().forEach(_ -> symbols.add(new Rows()));
    }

    /// Takes the seconds of one symbol.
    SecondSink symbol(int symbol) {
        return symbols.get(symbol);
    }

    double[] at(long end, long horizonSeconds) {
        double[] out = new double[spec.size()];
        int at = 0;
        for (int step : spec.stepSeconds()) {
            for (int age = spec.length() - 1; age >= 0; age--) {
                long to = end - (long) age * step;
                for (Rows rows : symbols) {
                    out[at++] = returned(rows, to - step, to) / returnUnit(rows, end, step);
                    out[at++] =
                            StrictMath.log1p(
                                    traded(rows, to - step, to) / volumeUnit(rows, end, step));
                }
                double angle = 2 * StrictMath.PI * Math.floorMod(to, 604_800L) / 604_800;
                out[at++] = StrictMath.sin(angle);
                out[at++] = StrictMath.cos(angle);
            }
        }
        for (Rows rows : symbols) {
            for (int span : spec.spanSeconds()) {
                out[at++] = StrictMath.log(sigma(rows, end, span));
            }
        }
        out[at++] =
                StrictMath.log((double) horizonSeconds)
                        / StrictMath.log((double) spec.horizonSecondsMax());
        out[at] = StrictMath.sqrt((double) horizonSeconds / spec.horizonSecondsMax());
        return out;
    }

    private double returned(Rows rows, long from, long to) {
        return StrictMath.log((double) price(rows, to - 1) / price(rows, from - 1));
    }

    /// In whole coins.
    private double traded(Rows rows, long from, long to) {
        double sum = 0;
        for (long second = from; second < to; second++) {
            sum += rows.quantityE8.get((int) (second - firstSecond)) / 1e8;
        }
        return sum;
    }

    private double returnUnit(Rows rows, long end, int step) {
        return spec.scaling() instanceof Scaling.Trailing(int span)
                ? sigma(rows, end, span) * StrictMath.sqrt(step)
                : 1;
    }

    private double volumeUnit(Rows rows, long end, int step) {
        return spec.scaling() instanceof Scaling.Trailing(int span)
                ? step * traded(rows, end - span, end) / span
                : step;
    }

    private double sigma(Rows rows, long end, int span) {
        double sum = 0;
        for (long second = end - span; second < end; second++) {
            double returned = returned(rows, second, second + 1);
            sum += returned * returned;
        }
        return StrictMath.sqrt(sum / span);
    }

    private long price(Rows rows, long second) {
        return rows.priceE8.get((int) (second - firstSecond));
    }

    private static final class Rows implements SecondSink {

        private final List<Long> priceE8 = new ArrayList<>();
        private final List<Long> quantityE8 = new ArrayList<>();

        @Override
        public void second(
                long second,
                long rowPriceE8,
                long rowQuantityE8,
                long buyE8,
                int trades,
                long firstId,
                long lastId) {
            priceE8.add(rowPriceE8);
            quantityE8.add(rowQuantityE8);
        }
    }
}
