package io.foretick.session;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/// What a run came to, beside what its journal tells.
///
/// @param frames input messages
/// @param events all events, those of Foretick itself included
/// @param digest digest of the engine's state at the end
/// @param wallSeconds duration of the run
/// @param peakMemoryBytes highest use of the heap that the JVM saw
/// @param problems what was wrong with the input, for people
public record RunResult(
        long frames,
        long events,
        long digest,
        double wallSeconds,
        long peakMemoryBytes,
        List<String> problems) {

    public RunResult {
        problems = List.copyOf(problems);
    }

    /// Highest use of the heap since the JVM started.
    public static long peakHeapBytes() {
        long peak = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                peak += pool.getPeakUsage().getUsed();
            }
        }
        return peak;
    }
}
