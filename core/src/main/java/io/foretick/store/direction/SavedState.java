package io.foretick.store.direction;

import java.util.OptionalLong;

/// One version, as it stands in the file.
///
/// @param number later versions have higher ones, whatever their timeframe
/// @param digest of all parts and patterns
/// @param patterns digest of the patterns alone
/// @param replaced the version that a promotion or a rollback put aside
public record SavedState(
        long number, StateHead head, String digest, String patterns, OptionalLong replaced) {

    SavedState numbered(long other) {
        return new SavedState(other, head, digest, patterns, replaced);
    }
}
