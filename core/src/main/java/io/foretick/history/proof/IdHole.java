package io.foretick.history.proof;

/// Ids that no trade of the store has.
///
/// @param firstId the first missing one; where only their number is known, the first id of the
///   second they belong to
/// @param lastId the last missing one; where only their number is known, the last id of the second
/// @param missing how many
/// @param fromSecond of the trade before them
/// @param toSecond of the trade after them; the same second where they are missing within one
public record IdHole(long firstId, long lastId, long missing, long fromSecond, long toSecond) {}
