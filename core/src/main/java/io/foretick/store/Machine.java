package io.foretick.store;

import io.foretick.base.Checks;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a model was fitted on: part of its [Provenance]. Not a name of a computer.
///
/// @param jdk that ran the fit
/// @param platform operating system and processor family
/// @param cpu model name of the processor, null where it is not known
public record Machine(String jdk, String platform, @Nullable String cpu) {

    private static final Path CPU_OF_LINUX = Path.of("/proc/cpuinfo");

    public Machine {
        Checks.notBlank(jdk, "jdk");
        Checks.notBlank(platform, "platform");
        if (cpu != null) {
            Checks.notBlank(cpu, "cpu");
        }
    }

    /// The one that runs now.
    public static Machine here() {
        return new Machine(
                System.getProperty("java.vendor")
                        + " "
                        + System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                cpuHere());
    }

    /// Null on systems that tell it otherwise, or on processors without a name.
    private static @Nullable String cpuHere() {
        try {
            return cpuOf(Files.readAllLines(CPU_OF_LINUX, StandardCharsets.UTF_8));
        } catch (IOException _) {
            return null;
        }
    }

    static @Nullable String cpuOf(List<String> lines) {
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (line.startsWith("model name") && !line.substring(colon + 1).isBlank()) {
                return line.substring(colon + 1).strip();
            }
        }
        return null;
    }
}
