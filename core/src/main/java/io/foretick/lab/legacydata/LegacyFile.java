package io.foretick.lab.legacydata;

import java.util.ArrayList;
import java.util.List;

/// A file of the data as it was found.
///
/// @param path relative to the folder of the data
/// @param rows without a header
/// @param sha256 64 digits, empty where there is no file
/// @param faults what is wrong with it, for people; empty if nothing is
public record LegacyFile(
        LegacySource source, String path, long rows, String sha256, List<String> faults) {

    public LegacyFile {
        faults = List.copyOf(faults);
    }

    /// The same with one more fault.
    LegacyFile with(String fault) {
        var more = new ArrayList<>(faults);
        more.add(fault);
        return new LegacyFile(source, path, rows, sha256, more);
    }
}
