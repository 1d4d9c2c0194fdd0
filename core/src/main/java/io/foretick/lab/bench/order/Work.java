package io.foretick.lab.bench.order;

import java.io.IOException;

/// An operation that is made ready before each time it is done, with all that it needs. Owned by
/// the thread that measures.
public interface Work extends AutoCloseable {

    /// Makes the next [#run] ready. Its time does not count.
    void prepare() throws IOException;

    /// Does it once.
    ///
    /// @return something that depends on what was done
    long run() throws IOException;

    @Override
    void close() throws IOException;
}
