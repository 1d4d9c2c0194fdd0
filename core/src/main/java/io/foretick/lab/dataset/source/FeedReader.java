package io.foretick.lab.dataset.source;

import io.foretick.lab.spec.DataSpec;
import io.foretick.venue.lob.FeedRows;

import java.io.IOException;
import java.nio.file.Path;

/// Reads one kind of file of a recorded order book.
@FunctionalInterface
public interface FeedReader {

    /// All rows of a file for the spec's symbol, in ticks and lots of the spec.
    ///
    /// @throws IOException with a reason that can be shown to people
    FeedRows read(Path file, DataSpec data) throws IOException;
}
