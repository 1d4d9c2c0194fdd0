package io.foretick.store;

import io.foretick.base.Checks;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// Where a model came from: enough to fit it again. No model is loaded without.
///
/// @param createdBy the program and its version
/// @param files that the model was fitted to
/// @param from when the first used close was known
/// @param to when the last used close was known
/// @param rows that were used, of all files together
/// @param seed of every random choice in the fit
/// @param gitCommit of the program, null where it was not given
/// @param jdk that ran the fit
/// @param platform operating system and processor family
public record Provenance(
        String createdBy,
        List<DataFile> files,
        Instant from,
        Instant to,
        long rows,
        long seed,
        @Nullable String gitCommit,
        String jdk,
        String platform) {

    public Provenance {
        Checks.notBlank(createdBy, "createdBy");
        files = List.copyOf(files);
        Checks.positive(files.size(), "number of files");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to must not lie before from, was " + to);
        }
        Checks.positive(rows, "rows");
        Checks.notBlank(jdk, "jdk");
        Checks.notBlank(platform, "platform");
    }

    /// The JDK that runs now.
    public static String thisJdk() {
        return System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version");
    }

    /// The operating system and processor family that run now.
    public static String thisPlatform() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
