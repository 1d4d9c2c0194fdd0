package io.foretick.venue.binance.archive;

import io.foretick.market.second.TradeSink;

import java.io.IOException;
import java.nio.file.Path;

/// Reads the trades in a zip of the archive, block by block. Owned by one thread.
public final class TradeZip implements AutoCloseable {

    private TradeZip() {}

    /// Opens a zip.
    ///
    /// @param csvName of the one file that must be in it
    /// @param sink gets each trade
    /// @throws TradeFileException if it holds anything else
    public static TradeZip open(Path zip, String csvName, TradeSink sink) throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Reads one block and gives the trades of its complete rows to the sink.
    ///
    /// @return false at the end
    /// @throws TradeFileException if the rest cannot be read; what came before was given
    public boolean readBlock() throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Rows given to the sink so far.
    public long rows() {
        return 0;
    }

    @Override
    public void close() throws IOException {}
}
