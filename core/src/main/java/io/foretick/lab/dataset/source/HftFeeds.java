package io.foretick.lab.dataset.source;

import io.foretick.lab.dataset.feed.HftFeedFile;
import io.foretick.lab.spec.DataSpec;

import java.io.IOException;
import java.nio.file.Path;

/// Feed files in the layouts of hftbacktest, one after the other; a file's rows are in memory while
/// they are given out.
public final class HftFeeds implements TapeSource {

    @Override
    public void read(DataSpec data, TapeSink sink) throws IOException {
        PriceGrid grid = PriceGrid.of(data);
        var tape = new FeedTape(grid, sink);
        for (Path file : SourceFiles.of(data.paths())) {
            tape.give(HftFeedFile.read(file, grid.steps()));
        }
    }
}
