package io.foretick.bench;

import io.foretick.lab.bench.Benchmark;

/// What stands in a state before its trial begins.
final class Bodies {

    static final Benchmark NONE =
            new Benchmark() {
                @Override
                public void prepare() {}

                @Override
                public long run(int operations) {
                    return 0;
                }

                @Override
                public void close() {}
            };

    private Bodies() {}
}
