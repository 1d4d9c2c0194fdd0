package io.foretick.market.second;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.Side;

import java.util.Arrays;

/// How a spot pair traded over the last thirty seconds: how often, which side took more, and how
/// fast the price went. Mutable, owned by its [SpotPrice]; kept only where a strategy reads it.
///
/// How it works: trades are summed in tenths of a second, so that the room does not grow with the
/// number of trades; the window therefore begins at a full tenth. Times are the venue's where it
/// tells them, but never after the trade was heard: a recorder's clock may be behind the venue's.
public final class TradeFlow {

    private static final long CELL_NS = 100 * Times.MILLI_NS;
    private static final int CELLS = 300;
    private static final long EMPTY = Long.MIN_VALUE;
    private static final long NEVER_NS = Long.MIN_VALUE / 2;

    private final long[] cell = new long[CELLS];
    private final long[] count = new long[CELLS];
    private final long[] boughtLessSoldE8 = new long[CELLS];
    private final long[] firstNs = new long[CELLS];
    private final long[] firstPriceE8 = new long[CELLS];
    private long lastNs = NEVER_NS;
    private long lastPriceE8;

    /// A window without trades.
    public TradeFlow() {
        Arrays.fill(cell, EMPTY);
    }

    /// How many trades there were in the thirty seconds before `nowNs`.
    public long trades(long nowNs) {
        long sum = 0;
        for (int k = 0; k < CELLS; k++) {
            sum += isInside(k, nowNs) ? count[k] : 0;
        }
        return sum;
    }

    /// What takers bought less what they sold in the thirty seconds before `nowNs`, in coins.
    public long boughtLessSoldE8(long nowNs) {
        long sumE8 = 0;
        for (int k = 0; k < CELLS; k++) {
            sumE8 += isInside(k, nowNs) ? boughtLessSoldE8[k] : 0;
        }
        return sumE8;
    }

    /// Seconds from the oldest trade of the thirty seconds before `nowNs` to the newest; 0 without
    /// two.
    public double spanSeconds(long nowNs) {
        int oldest = oldest(nowNs);
        return oldest < 0 ? 0 : Times.seconds(lastNs - firstNs[oldest]);
    }

    /// Change of the price from the oldest trade of the thirty seconds before `nowNs` to the
    /// newest, in units a second; NaN where no time lies between them.
    public double pricePerSecond(long nowNs) {
        int oldest = oldest(nowNs);
        double span = spanSeconds(nowNs);
        return span > 0 ? (lastPriceE8 - firstPriceE8[oldest]) / 1e8 / span : Double.NaN;
    }

    /// Takes a new trade; one that is older than the window changes nothing.
    public void on(Event.Trade trade) {
        long timeNs = Math.min(trade.at().venueOrReceiveNs(), trade.timeNs());
        long number = Math.floorDiv(timeNs, CELL_NS);
        int at = (int) Math.floorMod(number, (long) CELLS);
        if (number < cell[at]) {
            return;
        }
        if (number > cell[at]) {
            begin(at, number);
        }
        if (timeNs < firstNs[at]) {
            firstNs[at] = timeNs;
            firstPriceE8[at] = trade.priceE8();
        }
        count[at]++;
        boughtLessSoldE8[at] +=
                trade.taker() == Side.BUY ? trade.quantityE8() : -trade.quantityE8();
        if (timeNs >= lastNs) {
            lastNs = timeNs;
            lastPriceE8 = trade.priceE8();
        }
    }

    /// Writes the window.
    public void save(StateSink out) {
        out.add(cell, CELLS);
        out.add(count, CELLS);
        out.add(boughtLessSoldE8, CELLS);
        out.add(firstNs, CELLS);
        out.add(firstPriceE8, CELLS);
        out.add(lastNs);
        out.add(lastPriceE8);
    }

    /// Reads what [#save] wrote.
    public void load(StateSource in) {
        read(in, cell);
        read(in, count);
        read(in, boughtLessSoldE8);
        read(in, firstNs);
        read(in, firstPriceE8);
        lastNs = in.nextLong();
        lastPriceE8 = in.nextLong();
    }

    private void begin(int at, long number) {
        cell[at] = number;
        count[at] = 0;
        boughtLessSoldE8[at] = 0;
        firstNs[at] = Long.MAX_VALUE;
    }

    private int oldest(long nowNs) {
        int oldest = -1;
        for (int k = 0; k < CELLS; k++) {
            if (isInside(k, nowNs) && (oldest < 0 || cell[k] < cell[oldest])) {
                oldest = k;
            }
        }
        return oldest;
    }

    private boolean isInside(int at, long nowNs) {
        return cell[at] > Math.floorDiv(nowNs, CELL_NS) - CELLS;
    }

    private static void read(StateSource in, long[] into) {
        long[] saved = in.nextLongs();
        if (saved.length != into.length) {
            throw new IllegalStateException("a window of another length was saved");
        }
        System.arraycopy(saved, 0, into, 0, into.length);
    }
}
