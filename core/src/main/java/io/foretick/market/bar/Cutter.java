package io.foretick.market.bar;

import io.foretick.base.E8;

/// Counts towards the end of a bar. Mutable, owned by one [BarBuilder], which shows it each row
/// once, in order.
sealed interface Cutter permits ThresholdCutter, TimeCutter, ImbalanceCutter {

    /// Where a bar ends.
    enum Cut {
        /// Not here.
        NONE,
        /// Before this row, which opens the next bar. Nothing ends where no bar is open.
        BEFORE,
        /// With this row.
        AFTER
    }

    /// @param timeNs of the row, or its start
    /// @param priceE8 of its last trade
    /// @param quantityE8 all that was traded in it
    /// @param buyE8 the part that buyers took
    /// @param trades how many
    Cut cut(long timeNs, long priceE8, long quantityE8, long buyE8, int trades);

    /// The cutter of a rule, before the first row.
    static Cutter of(BarRule rule) {
        return switch (rule) {
            case BarRule.Tick(long trades, Crossing crossing) ->
                    new ThresholdCutter(Measure.TICK, trades * E8.ONE, crossing);
            case BarRule.Volume(long quantityE8, Crossing crossing) ->
                    new ThresholdCutter(Measure.VOLUME, quantityE8, crossing);
            case BarRule.Dollar(long amountE8, Crossing crossing) ->
                    new ThresholdCutter(Measure.DOLLAR, amountE8, crossing);
            case BarRule.Time(long lengthNs) -> new TimeCutter(lengthNs);
            case BarRule.Imbalance imbalance -> new ImbalanceCutter(imbalance);
        };
    }
}
