package io.foretick.venue.lob.replay;

import io.foretick.base.Checks;

import java.util.Arrays;

/// When orders of ours were sent, taken by the exchange, and answered: three times of each, oldest
/// first. Filled by one thread, then only read.
public final class MeasuredLatencies {

    private long[] requestNs = new long[16];
    private long[] entryNs = new long[16];
    private long[] heardNs = new long[16];
    private int requests;
    private long[] exchangeNs = new long[16];
    private long[] responseNs = new long[16];
    private int taken;

    /// Adds an order.
    ///
    /// @param request when it was sent; not before the order added last
    /// @param exchange when the exchange took it; 0 or less if it was refused on its way
    /// @param response when we heard of it
    public void add(long request, long exchange, long response) {
        long last = requests == 0 ? Long.MIN_VALUE : requestNs[requests - 1];
        Checks.inRange(request, last, response, "time of the request");
        if (exchange > 0) {
            long lastTaken = taken == 0 ? Long.MIN_VALUE : exchangeNs[taken - 1];
            Checks.inRange(exchange, Math.max(request, lastTaken), response, "time of taking");
            exchangeNs = withRoom(exchangeNs, taken);
            responseNs = withRoom(responseNs, taken);
            exchangeNs[taken] = exchange;
            responseNs[taken++] = response - exchange;
        }
        requestNs = withRoom(requestNs, requests);
        entryNs = withRoom(entryNs, requests);
        heardNs = withRoom(heardNs, requests);
        requestNs[requests] = request;
        heardNs[requests] = response - request;
        entryNs[requests++] = exchange > 0 ? exchange - request : -(response - request);
    }

    /// Time to the exchange at `nowNs`, in proportion between the orders around it. Next to a
    /// refused order it is minus the time after which we hear of a refusal.
    long entryNs(long nowNs) {
        int row = rowAt(requestNs, requests, nowNs);
        if (row < 0 || row == requests - 1) {
            return entryNs[Math.max(row, 0)];
        }
        long here = entryNs[row];
        long there = entryNs[row + 1];
        if (here < 0 || there < 0) {
            return -between(requestNs, row, nowNs, heardNs[row], heardNs[row + 1]);
        }
        return between(requestNs, row, nowNs, here, there);
    }

    /// Time from the exchange at `atNs`, in proportion between the orders that it took.
    long responseNs(long atNs) {
        int row = rowAt(exchangeNs, taken, atNs);
        if (row < 0 || row == taken - 1) {
            return responseNs[Math.max(row, 0)];
        }
        return between(exchangeNs, row, atNs, responseNs[row], responseNs[row + 1]);
    }

    /// The last row that is not after `atNs`, -1 if all are.
    private static int rowAt(long[] timesNs, int count, long atNs) {
        if (count == 0) {
            throw new IllegalStateException("no latency was measured");
        }
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timesNs[middle] <= atNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /// Value at `atNs` on the line through a row and the next; its rise is cut to whole
    /// nanoseconds.
    private static long between(long[] timesNs, int row, long atNs, long here, long there) {
        double share = (double) (atNs - timesNs[row]) / (double) (timesNs[row + 1] - timesNs[row]);
        return here + (long) ((double) (there - here) * share);
    }

    private static long[] withRoom(long[] values, int size) {
        return size < values.length ? values : Arrays.copyOf(values, 2 * size);
    }
}
