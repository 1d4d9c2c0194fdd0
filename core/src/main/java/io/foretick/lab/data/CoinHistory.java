package io.foretick.lab.data;

import io.foretick.base.Checks;
import io.foretick.market.second.BarFollower;
import io.foretick.market.second.BarSeries;
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

    /// The same in bars, as models of bars read it; itself where it has them already.
    ///
    /// @param barSeconds a multiple of the length that its own bars have
    public CoinHistory inBars(int barSeconds) {
        int own = series instanceof BarSeries bars ? bars.barSeconds() : 1;
        if (own == barSeconds) {
            return this;
        }
        Checks.inRange(barSeconds % own, 0, 0, "seconds left by bars of " + own + " s");
        BarFollower follower = new BarFollower(symbol(), barSeconds);
        follower.follow(series, series.endSecond());
        return new CoinHistory(follower.bars(), files);
    }
}
