package io.foretick.lab.dataset;

import io.foretick.base.Times;
import io.foretick.feature.bars.BarTable;
import io.foretick.market.bar.BarBuilder;
import io.foretick.market.bar.BarColumns;
import io.foretick.market.bar.BarColumns.Column;
import io.foretick.market.bar.BarRule;
import io.foretick.market.bar.TradeColumns;

import java.util.ArrayList;
import java.util.List;

/// The bars of a tape in runs without a hole: a day or more without a trade means that data is
/// missing, and no bar, window or label reaches over it. Immutable.
///
/// @param bars all of them, oldest first
/// @param runs each at least one bar, in order
public record BarRuns(BarTable bars, List<Run> runs) {

    private static final long HOLE_NS = Times.DAY_NS;

    /// Bars `from` to `to - 1`.
    public record Run(int from, int to) {

        public int bars() {
            return to - from;
        }
    }

    public BarRuns {
        runs = List.copyOf(runs);
    }

    /// The bars that a rule makes of the trades. Bars that were not over when a run ended are left
    /// out.
    static BarRuns of(BarRule rule, TradeColumns trades) {
        var columns = new BarColumns();
        List<Run> runs = new ArrayList<>();
        int first = 0;
        while (first < trades.size()) {
            int end = endOfRun(trades, first);
            int from = columns.size();
            // A builder of its own, since what is open at a hole is no bar.
            new BarBuilder(rule, columns).trades(trades, first, end);
            if (columns.size() > from) {
                runs.add(new Run(from, columns.size()));
            }
            first = end;
        }
        return new BarRuns(table(rule, columns), runs);
    }

    private static int endOfRun(TradeColumns trades, int first) {
        int row = first + 1;
        while (row < trades.size() && trades.timeNs(row) - trades.timeNs(row - 1) < HOLE_NS) {
            row++;
        }
        return row;
    }

    /// A bar of the clock is over when the clock says so, any other with its last trade.
    private static BarTable table(BarRule rule, BarColumns columns) {
        return rule instanceof BarRule.Time(long lengthNs)
                ? BarTable.of(columns, strokes(columns, lengthNs))
                : BarTable.of(columns);
    }

    private static long[] strokes(BarColumns bars, long lengthNs) {
        long[] endNs = new long[bars.size()];
        for (int bar = 0; bar < endNs.length; bar++) {
            long startNs = bars.get(bar, Column.START_NS);
            endNs[bar] = (Math.floorDiv(startNs, lengthNs) + 1) * lengthNs;
        }
        return endNs;
    }

    /// The first bar that is over at this time or later, their number if none is: bars before it
    /// are known *before* that time.
    int firstEndingFrom(long timeNs) {
        int low = 0;
        int high = bars.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bars.endNs(middle) < timeNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The longest stretch without a hole among the first `bars` bars.
    Run longestOfFirst(int bars) {
        Run longest = new Run(0, 0);
        for (Run run : runs) {
            var known = new Run(run.from(), Math.max(run.from(), Math.min(run.to(), bars)));
            longest = known.bars() > longest.bars() ? known : longest;
        }
        return longest;
    }
}
