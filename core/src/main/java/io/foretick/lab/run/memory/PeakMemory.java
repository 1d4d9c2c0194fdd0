package io.foretick.lab.run.memory;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The largest memory that a process has had. Stateless.
public final class PeakMemory {

    private static final String KEY = "VmHWM:";

    private PeakMemory() {}

    /// Of this process: resident memory where the system tells it, else the heap's peak.
    public static long bytes() {
        Path status = Path.of("/proc/self/status");
        try {
            return resident(Files.readAllLines(status));
        } catch (IOException _) {
            return heap(); // not Linux
        }
    }

    private static long resident(List<String> lines) throws IOException {
        for (String line : lines) {
            if (line.startsWith(KEY)) {
                String kilobytes = line.substring(KEY.length()).replace("kB", "").strip();
                return Long.parseLong(kilobytes) * 1024;
            }
        }
        throw new IOException("no " + KEY);
    }

    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> Math.max(0, usage.getUsed()))
                .sum();
    }
}
