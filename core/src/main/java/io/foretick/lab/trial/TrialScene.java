package io.foretick.lab.trial;

import io.foretick.lab.dataset.Tape;
import io.foretick.lab.dataset.source.PriceGrid;
import io.foretick.lab.spec.DataSpec;
import io.foretick.lab.spec.MakerSpec;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.lab.trial.equity.EquityTrack;
import io.foretick.market.bar.TradeColumns;

import java.io.IOException;

/// Where and when a trial plays: its tape, and the part of it that the test blocks cover.
///
/// @param startNs first instant that is traded
/// @param endNs end of the tape
/// @param firstRow first trade of the tape at or after the start
/// @param startPriceE8 price of the last trade before it, or of that trade
record TrialScene(
        TrialSpec spec,
        Tape tape,
        PriceGrid grid,
        long startNs,
        long endNs,
        int firstRow,
        long startPriceE8) {

    private static final long SECOND_NS = 1_000_000_000;

    /// The scene of a trial on this tape.
    ///
    /// @throws IOException if nothing is traded in the test blocks
    static TrialScene of(TrialSpec spec, Tape tape, PriceGrid grid) throws IOException {
        long startNs = tape.tradedFromNs(spec.split());
        TradeColumns trades = tape.trades();
        int row = firstAtOrAfter(trades, startNs);
        if (row == trades.size()) {
            throw new IOException("no trade lies in the test blocks");
        }
        long priceE8 = trades.priceE8(Math.max(0, row - 1));
        return new TrialScene(spec, tape, grid, startNs, tape.endNs(), row, priceE8);
    }

    private static int firstAtOrAfter(TradeColumns trades, long timeNs) {
        int low = 0;
        int high = trades.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (trades.timeNs(middle) < timeNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Whether a maker may look at the market at this print. Prints within a candle stand at its
    /// highest and lowest price: to look exactly there would be to know that the price turns. Its
    /// end, the last nanosecond of a whole second, is an instant like any other.
    boolean mayLook(long timeNs) {
        return spec.data().source() != DataSpec.Source.KLINES || (timeNs + 1) % SECOND_NS == 0;
    }

    /// Mid at the start, in ticks.
    double startTicks() {
        return (double) startPriceE8 / (double) grid.tickE8();
    }

    /// Ticks in a basis point of the price at the start.
    double ticksPerBp() {
        return startTicks() * 1e-4;
    }

    /// Value of a lot at the start.
    double lotUsd() {
        return startPriceE8 * 1e-8 * (grid.lotE8() * 1e-8);
    }

    /// Lots of one order.
    long orderLots() {
        return Math.max(1, Math.round(spec.maker().orderUsd() / lotUsd()));
    }

    /// Orders a side.
    int levels() {
        return spec.maker().levels();
    }

    boolean microPrice() {
        return spec.maker().fair() == MakerSpec.Fair.MICRO;
    }

    /// Length of one period of the result.
    long periodNs() {
        return (endNs - startNs) / EquityTrack.PERIODS;
    }
}
