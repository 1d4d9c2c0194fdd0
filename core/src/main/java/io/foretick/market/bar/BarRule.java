package io.foretick.market.bar;

import io.foretick.base.Checks;

/// When a bar ends. A value; the counting is [BarBuilder]'s.
///
/// All rules give bars that hold at least one row, so nothing comes of a time without trades.
public sealed interface BarRule {

    /// Ends after so many trades.
    record Tick(long trades, Crossing crossing) implements BarRule {
        public Tick {
            Checks.inRange(trades, 1, TRADES_MAX, "trades");
        }
    }

    /// Ends when so much of the base asset was traded.
    record Volume(long quantityE8, Crossing crossing) implements BarRule {
        public Volume {
            Checks.positive(quantityE8, "quantityE8");
        }
    }

    /// Ends when so much of the quote asset was paid: price times quantity, exact.
    record Dollar(long amountE8, Crossing crossing) implements BarRule {
        public Dollar {
            Checks.positive(amountE8, "amountE8");
        }
    }

    /// Ends with an interval of the clock; intervals are counted from the Unix epoch, end
    /// exclusive. A trade whose own interval has passed goes into the open bar.
    record Time(long lengthNs) implements BarRule {
        public Time {
            Checks.positive(lengthNs, "lengthNs");
        }
    }

    /// Ends when buyers or sellers were ahead by more than expected, after López de Prado, Advances
    /// in Financial Machine Learning (2018), 2.3.2.1 and 2.3.2.2.
    ///
    /// Trade `t` has the amount `v` (1, its quantity, or its dollars) and the side `b`: +1 where the
    /// buyer took, -1 where the seller did. The book guesses `b` from price changes; here the venue
    /// says it. The bar ends with the first trade after which
    ///
    ///     |Σ b·v| >= E[T] · max(|E[b·v]|, √(E[v²] / E[T]))
    ///
    /// and after `tradesMax` trades at the latest. `E[b·v]` and `E[v²]` are exponentially weighted
    /// means over the trades, `E[T]` one over the bars' numbers of trades, all as they were when the
    /// bar began. The book's threshold is `E[T] · |E[b·v]|`; it leaves two faults open, known from
    /// practice, and bounds close them. Long bars raise `E[T]`, which makes longer bars without end:
    /// so `E[T]` is held within `[tradesMin, tradesMax]`. And when flow is balanced `E[b·v]` is near
    /// zero and each trade ends a bar: so the threshold is at least what the tosses of a fair coin
    /// need `E[T]` trades for on average. It then always lies in
    /// `[√(tradesMin · E[v²]), tradesMax · √E[v²]]`.
    ///
    /// @param measure what counts as the amount of a trade
    /// @param tradesExpected first `E[T]`
    /// @param tradesMin least `E[T]`
    /// @param tradesMax greatest `E[T]`, and most trades of a bar
    /// @param barWeight weight of the newest bar in `E[T]`
    /// @param tradeWeight weight of the newest trade in `E[b·v]` and `E[v²]`
    record Imbalance(
            Measure measure,
            long tradesExpected,
            long tradesMin,
            long tradesMax,
            double barWeight,
            double tradeWeight)
            implements BarRule {

        private static final double BAR_WEIGHT = 0.1;
        private static final long RANGE = 10;

        public Imbalance {
            Checks.inRange(tradesMin, 1, tradesExpected, "tradesMin");
            Checks.inRange(tradesMax, tradesExpected, TRADES_MAX, "tradesMax");
            checkWeight(barWeight, "barWeight");
            checkWeight(tradeWeight, "tradeWeight");
        }

        /// With a tenth to ten times the expected trades as bounds, and means that look back over
        /// about ten bars.
        public static Imbalance of(Measure measure, long tradesExpected) {
            Checks.inRange(tradesExpected, 1, TRADES_MAX / RANGE, "tradesExpected");
            return new Imbalance(
                    measure,
                    tradesExpected,
                    Math.max(1, tradesExpected / RANGE),
                    tradesExpected * RANGE,
                    BAR_WEIGHT,
                    BAR_WEIGHT / tradesExpected);
        }

        private static void checkWeight(double weight, String name) {
            if (!(weight > 0 && weight <= 1)) {
                throw new IllegalArgumentException(name + " must lie in (0, 1], was " + weight);
            }
        }
    }

    /// Most trades that a rule may ask of a bar.
    long TRADES_MAX = 10_000_000_000L;
}
