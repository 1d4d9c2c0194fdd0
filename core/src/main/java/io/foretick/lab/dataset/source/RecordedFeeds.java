package io.foretick.lab.dataset.source;

import io.foretick.lab.dataset.feed.RecordedBooks;
import io.foretick.lab.spec.DataSpec;

import java.io.IOException;

/// Books and trades of one symbol from recorded messages of an exchange. All rows are in memory
/// while they are given out, since several recordings are merged by time.
public final class RecordedFeeds implements TapeSource {

    @Override
    public void read(DataSpec data, TapeSink sink) throws IOException {
        PriceGrid grid = PriceGrid.of(data);
        var tape = new FeedTape(grid, sink);
        tape.give(RecordedBooks.read(SourceFiles.named(data.paths()), data.symbol(), grid.steps()));
    }
}
