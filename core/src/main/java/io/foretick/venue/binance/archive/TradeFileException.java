package io.foretick.venue.binance.archive;

import java.io.IOException;

/// A file of trades that cannot be read to its end. What came before the fault was read well.
public final class TradeFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long rows;

    /// A fault behind so many good rows.
    ///
    /// @param file name of the file
    /// @param rows how many rows were read before the fault
    /// @param what was wrong with the row after them, or with the file behind them
    public TradeFileException(String file, long rows, String what) {
        super(
                file
                        + " line "
                        + (rows + 1)
                        + ": "
                        + what
                        + " ("
                        + rows
                        + " rows before it are good)");
        this.rows = rows;
    }

    TradeFileException(String file, long rows, String what, IOException cause) {
        this(file, rows, what);
        initCause(cause);
    }

    /// How many rows were read, and given on, before the fault.
    public long rows() {
        return rows;
    }
}
