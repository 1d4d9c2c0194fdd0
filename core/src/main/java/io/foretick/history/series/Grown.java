package io.foretick.history.series;

import io.foretick.market.second.SecondSeries;

/// A past and the rows that came after it, in chunks of memory. Rows are written once, by the owner
/// of the live series; readers on other threads read only rows that were published to them.
///
/// A row is five words: the four of a file's row, and the id of the last trade.
final class Grown {

    static final int CHUNK_SHIFT = 12;
    static final int CHUNK_ROWS = 1 << CHUNK_SHIFT;

    private static final int ROW_WORDS = 5;
    private static final int LOG_PRICE = 1;
    private static final int QUANTITY = 2;
    private static final int VARIANCE = 3;
    private static final int LAST_ID = 4;

    private final SecondSeries past;
    private final long start;
    private final long[][] chunks; // the arrays of rows, null where none is reached yet
    private final Coverage coverage;

    private Grown(SecondSeries past, long start, long[][] chunks, Coverage coverage) {
        this.past = past;
        this.start = start;
        this.chunks = chunks;
        this.coverage = coverage;
    }

    /// Memory for so many rows behind a past.
    static Grown after(SecondSeries past, Coverage coverage, int secondsMax) {
        int chunks = (secondsMax >>> CHUNK_SHIFT) + 2; // one for the end's own row
        return new Grown(past, past.endSecond(), new long[chunks][], coverage);
    }

    /// What lies before the rows in memory.
    SecondSeries past() {
        return past;
    }

    /// Second of the first row in memory; those before it are the past's.
    long start() {
        return start;
    }

    /// Of past and rows.
    Coverage coverage() {
        return coverage;
    }

    /// The first second that is held, be it in the past or in memory.
    long firstSecond() {
        return past.endSecond() == past.firstSecond() ? start : past.firstSecond();
    }

    /// The first second that there is no room for.
    long limit() {
        return start + ((chunks.length - 1L) << CHUNK_SHIFT);
    }

    long priceE8(long second) {
        return second < start ? past.priceE8(second) : word(second, 0);
    }

    double logPrice(long second) {
        return second < start
                ? past.logPrice(second)
                : Double.longBitsToDouble(word(second, LOG_PRICE));
    }

    long quantityBefore(long second) {
        return second < start ? past.quantityBefore(second) : word(second, QUANTITY);
    }

    long varianceBefore(long second) {
        return second < start ? past.varianceBefore(second) : word(second, VARIANCE);
    }

    long lastId(long second) {
        return word(second, LAST_ID);
    }

    /// Writes a row, and the sums that the end knows into the row after it.
    void put(long second, PrefixSums sums, long lastId) {
        long[] chunk = chunk(second);
        int at = at(second);
        chunk[at] = sums.priceE8();
        chunk[at + LOG_PRICE] = Double.doubleToRawLongBits(sums.logPrice());
        chunk[at + LAST_ID] = lastId;
        putEnd(second + 1, sums);
    }

    /// Writes the sums before the end.
    void putEnd(long end, PrefixSums sums) {
        long[] chunk = chunk(end);
        int at = at(end);
        chunk[at + QUANTITY] = sums.quantityAfter();
        chunk[at + VARIANCE] = sums.varianceAfter();
    }

    Grown withCoverage(Coverage changed) {
        return new Grown(past, start, chunks, changed);
    }

    /// The same seconds over a past that reaches further; lets go of chunks that it holds whole.
    Grown over(SecondSeries longerPast) {
        int whole = (int) ((longerPast.endSecond() - start) >>> CHUNK_SHIFT);
        long[][] kept = new long[chunks.length][];
        System.arraycopy(chunks, whole, kept, 0, chunks.length - whole);
        return new Grown(longerPast, start + ((long) whole << CHUNK_SHIFT), kept, coverage);
    }

    private long word(long second, int word) {
        long row = second - start;
        return chunks[(int) (row >>> CHUNK_SHIFT)][at(second) + word];
    }

    private long[] chunk(long second) {
        int index = (int) ((second - start) >>> CHUNK_SHIFT);
        if (chunks[index] == null) {
            chunks[index] = new long[CHUNK_ROWS * ROW_WORDS];
        }
        return chunks[index];
    }

    private int at(long second) {
        return ((int) (second - start) & (CHUNK_ROWS - 1)) * ROW_WORDS;
    }
}
