package io.foretick.lab.dataset.source;

import io.foretick.event.Side;
import io.foretick.lab.spec.DataSpec;
import io.foretick.venue.lob.FeedRows;

import java.io.IOException;
import java.nio.file.Path;

/// Recorded order books in files: every row as it is, and its trades once more as prints, at the
/// time at which they were received. A file's rows are in memory while they are given out.
///
/// @param reader of the kind of file
public record FeedFiles(FeedReader reader) implements TapeSource {

    @Override
    public void read(DataSpec data, TapeSink sink) throws IOException {
        PriceGrid grid = PriceGrid.of(data);
        long tradeId = 0;
        for (Path file : SourceFiles.of(data.paths())) {
            FeedRows rows = reader.read(file, data);
            for (int row = 0; row < rows.size(); row++) {
                Side side = rows.buys(row) ? Side.BUY : Side.SELL;
                long localNs = rows.localNs(row);
                long exchangeNs = rows.exchangeNs(row);
                sink.row(rows.kind(row), side, exchangeNs, localNs, rows.tick(row), rows.lots(row));
                if (rows.kind(row) == FeedRows.TRADE) {
                    long priceE8 = grid.priceE8(rows.tick(row));
                    long quantityE8 = grid.quantityE8(rows.lots(row));
                    sink.trade(tradeId++, localNs, priceE8, quantityE8, side == Side.SELL);
                }
            }
        }
    }
}
