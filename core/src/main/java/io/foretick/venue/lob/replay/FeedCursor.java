package io.foretick.venue.lob.replay;

import io.foretick.venue.lob.FeedRows;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// A place in a feed, in the order in which one side saw its rows: the exchange, or we. Rows that
/// the side never saw are left out; rows of one time stay in the feed's order.
public final class FeedCursor {

    /// The time of what does not come.
    static final long NEVER = Long.MAX_VALUE;

    private final FeedRows rows;
    private final boolean atExchange;
    private final int @Nullable [] order;
    private final int size;
    private int position;
    private long nextNs;

    private FeedCursor(FeedRows rows, boolean atExchange) {
        this.rows = rows;
        this.atExchange = atExchange;
        this.order = inOrder(rows, atExchange) ? null : ordered(rows, atExchange);
        this.size = order == null ? rows.size() : order.length;
        this.nextNs = size == 0 ? NEVER : timeNs(rows, row(0), atExchange);
    }

    /// The rows as the exchange saw them.
    static FeedCursor atExchange(FeedRows rows) {
        return new FeedCursor(rows, true);
    }

    /// The rows as we received them.
    static FeedCursor here(FeedRows rows) {
        return new FeedCursor(rows, false);
    }

    /// When the next row is seen, [#NEVER] after the last.
    long nextNs() {
        return nextNs;
    }

    /// The next row; steps over it.
    int take() {
        int row = row(position++);
        nextNs = position < size ? timeNs(rows, row(position), atExchange) : NEVER;
        return row;
    }

    /// Delay of the last row taken that both sides saw, -1 if there was none.
    long lastDelayNs() {
        for (int at = position - 1; at >= 0; at--) {
            long delayNs = delayNs(row(at));
            if (delayNs >= 0) {
                return delayNs;
            }
        }
        return -1;
    }

    /// Delay of the next row that both sides see, -1 if none follows.
    long nextDelayNs() {
        for (int at = position; at < size; at++) {
            long delayNs = delayNs(row(at));
            if (delayNs >= 0) {
                return delayNs;
            }
        }
        return -1;
    }

    private long delayNs(int row) {
        long sentNs = rows.exchangeNs(row);
        long seenNs = rows.localNs(row);
        return sentNs == FeedRows.NEVER || seenNs == FeedRows.NEVER ? -1 : seenNs - sentNs;
    }

    private int row(int at) {
        return order == null ? at : order[at];
    }

    private static long timeNs(FeedRows rows, int row, boolean atExchange) {
        return atExchange ? rows.exchangeNs(row) : rows.localNs(row);
    }

    private static boolean inOrder(FeedRows rows, boolean atExchange) {
        long last = 0;
        for (int row = 0; row < rows.size(); row++) {
            long now = timeNs(rows, row, atExchange);
            if (now < last) {
                return false;
            }
            last = now;
        }
        return true;
    }

    private static int[] ordered(FeedRows rows, boolean atExchange) {
        int[] seen = new int[rows.size()];
        int count = 0;
        for (int row = 0; row < rows.size(); row++) {
            if (timeNs(rows, row, atExchange) != FeedRows.NEVER) {
                seen[count++] = row;
            }
        }
        int[] from = Arrays.copyOf(seen, count);
        int[] into = new int[count];
        for (int run = 1; run < count; run = 2 * run) {
            for (int start = 0; start < count; start += 2 * run) {
                merge(rows, atExchange, from, into, start, run);
            }
            int[] swap = from;
            from = into;
            into = swap;
        }
        return from;
    }

    /// Merges two runs that are in order, the left first where times are equal.
    private static void merge(
            FeedRows rows, boolean atExchange, int[] from, int[] into, int start, int run) {
        int middle = Math.min(start + run, from.length);
        int end = Math.min(middle + run, from.length);
        int left = start;
        int right = middle;
        for (int k = start; k < end; k++) {
            boolean takeLeft =
                    right == end
                            || (left < middle
                                    && timeNs(rows, from[left], atExchange)
                                            <= timeNs(rows, from[right], atExchange));
            into[k] = takeLeft ? from[left++] : from[right++];
        }
    }
}
