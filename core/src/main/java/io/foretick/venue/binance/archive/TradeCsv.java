package io.foretick.venue.binance.archive;

import io.foretick.market.second.TradeSink;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Reads the rows of a file of spot trades, block by block, without an object for a row: `id,
/// price, quantity, quote quantity, time, buyer is maker, best match`, no header. Owned by one
/// thread.
///
/// How it works: a block is read behind what was left of the row that the last block cut, and all
/// rows that it completes are given to the sink. [UsualRow] reads those in Binance's own spelling a
/// word at a time; what it does not know is left to [AnyRow], which judges it.
public final class TradeCsv {

    private static final int BLOCK_BYTES = 256 << 10;
    private static final int ROW_BYTES_MAX = 1 << 10;

    private final String file;
    private final TradeSink sink;
    private final UsualRow usual = new UsualRow();
    private final byte[] bytes = new byte[ROW_BYTES_MAX + BLOCK_BYTES + UsualRow.OVERRUN];
    private int left; // bytes of a row that is not complete, at the front
    private long rows;

    /// A reader at the start of a file.
    ///
    /// @param file its name, for messages
    /// @param sink gets each trade
    public TradeCsv(String file, TradeSink sink) {
        this.file = file;
        this.sink = sink;
    }

    /// Reads one block and gives the trades of its complete rows to the sink.
    ///
    /// @return false at the end of the file, once its last row was given too
    /// @throws TradeFileException if a row is not what it should be
    public boolean readBlock(InputStream in) throws IOException {
        int read = in.read(bytes, left, BLOCK_BYTES);
        if (read < 0) {
            finish();
            return false;
        }
        int end = left + read;
        int complete = endOfLastRow(left, end);
        give(complete);
        left = end - complete;
        if (left > ROW_BYTES_MAX) {
            throw new TradeFileException(file, rows, "a row is longer than " + ROW_BYTES_MAX);
        }
        System.arraycopy(bytes, complete, bytes, 0, left);
        return true;
    }

    /// Rows given to the sink so far.
    public long rows() {
        return rows;
    }

    private void finish() throws TradeFileException {
        if (left > 0) { // the last row may come without an end of line
            bytes[left] = '\n';
            give(left + 1);
            left = 0;
        }
    }

    private int endOfLastRow(int from, int end) {
        for (int at = end - 1; at >= from; at--) {
            if (bytes[at] == '\n') {
                return at + 1;
            }
        }
        return 0;
    }

    private void give(int end) throws TradeFileException {
        int at = 0;
        while (at < end) {
            int next = usual.read(bytes, at);
            if (next == UsualRow.UNUSUAL) {
                at = giveUnusual(at);
            } else {
                at = next;
                sink.trade(
                        usual.id(),
                        usual.timeNs(),
                        usual.priceE8(),
                        usual.quantityE8(),
                        usual.buyerIsMaker());
            }
            rows++;
        }
    }

    private int giveUnusual(int at) throws TradeFileException {
        int end = at;
        while (bytes[end] != '\n') {
            end++;
        }
        AnyRow row = parse(Arrays.copyOfRange(bytes, at, end));
        sink.trade(row.id(), row.timeNs(), row.priceE8(), row.quantityE8(), row.buyerIsMaker());
        return end + 1;
    }

    private AnyRow parse(byte[] row) throws TradeFileException {
        try {
            return AnyRow.parse(row);
        } catch (IllegalArgumentException e) {
            throw new TradeFileException(file, rows, String.valueOf(e.getMessage()));
        }
    }
}
