package io.foretick.lab.bench;

import java.io.IOException;

/// One operation whose cost is measured, with all that it needs. Owned by the thread that measures;
/// the quick stopwatch and JMH time the very same bodies.
public interface Benchmark extends AutoCloseable {

    /// Makes the input of the next [#run] ready. Its time does not count.
    void prepare() throws IOException;

    /// Does the operation so many times.
    ///
    /// @return something that depends on what was done, so that nothing can be left out
    long run(int operations) throws IOException;

    @Override
    void close() throws IOException;
}
