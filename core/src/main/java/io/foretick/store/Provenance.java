package io.foretick.store;

import io.foretick.base.Checks;
import io.foretick.history.HistoryCut;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// Where a model came from: enough to fit it again. No model is loaded without.
///
/// @param createdBy the program and its version
/// @param files that the model was fitted to; none where it was fitted to a store
/// @param store what of a store of history it was fitted to, null where it was fitted to files
/// @param from when the first used close was known
/// @param to when the last used close was known
/// @param rows that were used, of all files together
/// @param seed of every random choice in the fit
/// @param gitCommit of the program, null where it was not given
/// @param machine that ran the fit
public record Provenance(
        String createdBy,
        List<DataFile> files,
        @Nullable HistoryCut store,
        Instant from,
        Instant to,
        long rows,
        long seed,
        @Nullable String gitCommit,
        Machine machine) {

    public Provenance {
        Checks.notBlank(createdBy, "createdBy");
        files = List.copyOf(files);
        if (store == null) {
            Checks.positive(files.size(), "number of files");
        }
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to must not lie before from, was " + to);
        }
        Checks.positive(rows, "rows");
    }
}
