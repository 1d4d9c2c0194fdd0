package io.foretick.history.proof;

import io.foretick.history.day.DayProof;

import java.util.List;

/// What was found in one symbol's day.
///
/// @param proof as it was published
/// @param digest of the rows as they were read now
/// @param trades counted in the rows
/// @param firstId of its first trade, -1 without trades
/// @param lastId of its last trade, -1 without trades
/// @param missingIds ids left out within the day, and between the trade before it and its first
/// @param holes where they are missing, the first [#HOLES_MAX]
/// @param gaps long times without a trade that ended in the day, or are open at its end
/// @param rawTrades whether raw trades are held and were checked
public record DayReport(
        DayProof proof,
        long digest,
        long trades,
        long firstId,
        long lastId,
        long missingIds,
        List<IdHole> holes,
        List<Gap> gaps,
        boolean rawTrades) {

    /// So many holes of a day are told one by one.
    public static final int HOLES_MAX = 100;

    public DayReport {
        holes = List.copyOf(holes);
        gaps = List.copyOf(gaps);
    }
}
