package io.foretick.lab.data;

import io.foretick.market.second.SecondSeries;
import io.foretick.store.DataFile;

import java.util.List;

/// What is recorded of one coin, and where it was read. Immutable; a series that is mapped from a
/// store may be read until the store's [StoreHistory] is closed.
///
/// @param series its prices; what is missing between files is a gap
/// @param files that it was read from, oldest first
public record CoinHistory(SecondSeries series, List<DataFile> files) {

    public CoinHistory {
        files = List.copyOf(files);
    }

    /// Name of its pair, such as `BTCUSDT`.
    public String symbol() {
        return series.symbol();
    }
}
