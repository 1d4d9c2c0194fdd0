package io.foretick.market.bar;

import io.foretick.base.E8;

/// Counts towards the end of a bar. Mutable, owned by one [BarBuilder], which shows it each row
/// once, in order.
sealed interface Cutter permits ThresholdCutter, TimeCutter, ImbalanceCutter {

    /// Counts a row.
    ///
    /// @param timeNs of the row, or its start
    /// @param priceE8 of its last trade
    /// @param quantityE8 all that was traded in it
    /// @param buyE8 the part that buyers took
    /// @param trades how many
    /// @return whether a bar ends here
    boolean cuts(long timeNs, long priceE8, long quantityE8, long buyE8, int trades);

    /// Whether the bar ends before the row that cuts, which then opens the next one; otherwise it
    /// ends with that row. Nothing ends before the very first row.
    boolean opensNext();

    /// Forgets what was counted towards the end of the open bar, which ended otherwise; keeps what
    /// was learned.
    void restart();

    /// Counts trades up to the first one that cuts, as [#cuts] one by one.
    ///
    /// @return the row that cuts, which is counted, too; or `to`
    default int scan(TradeColumns trades, int from, int to) {
        for (int row = from; row < to; row++) {
            long quantityE8 = trades.quantityE8[row];
            long buyE8 = trades.buyerIsMaker[row] ? 0 : quantityE8;
            if (cuts(trades.timeNs[row], trades.priceE8[row], quantityE8, buyE8, 1)) {
                return row;
            }
        }
        return to;
    }

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
