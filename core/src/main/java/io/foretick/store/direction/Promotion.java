package io.foretick.store.direction;

import io.foretick.base.Digest;
import io.foretick.forecast.direction.pattern.PatternChanges;
import io.foretick.market.candle.Timeframe;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Moves a state that was trained elsewhere into production, whole or not at all, and back. It asks
/// nobody whether the state is good: its caller has done so, and says on what grounds. Stateless.
public final class Promotion {

    private Promotion() {}

    /// A version to be written, with all patterns.
    private record Arrival(
            SavedState draft, Parts parts, PatternChanges patterns, Optional<SavedState> undone) {}

    /// Makes the newest versions of one state those of another, and keeps whole what they replace.
    ///
    /// @param from what was trained; it is not changed
    /// @param to production, which is made if it is not there
    /// @return the versions made, in the order of the timeframes
    /// @throws IOException if another process writes either, or a timeframe has no version
    public static List<SavedState> promote(
            StateFiles from,
            StateFiles to,
            String symbol,
            List<Timeframe> timeframes,
            Grounds grounds)
            throws IOException {
        try (DirectionState source = DirectionState.openExisting(from, symbol);
                DirectionState target = DirectionState.open(to, symbol)) {
            return promote(source, target, timeframes, grounds);
        }
    }

    static List<SavedState> promote(
            DirectionState source,
            DirectionState target,
            List<Timeframe> timeframes,
            Grounds grounds)
            throws IOException {
        List<Arrival> arrivals = new ArrayList<>();
        for (Timeframe timeframe : timeframes) {
            arrivals.add(promoted(source, target, timeframe));
        }
        return replace(target, arrivals, grounds);
    }

    /// Makes the versions that the last promotion replaced the newest ones again.
    ///
    /// @return the versions made, in the order of the timeframes
    /// @throws IOException if another process writes the state, or there is nothing to go back to
    public static List<SavedState> rollback(
            StateFiles files, String symbol, List<Timeframe> timeframes, Grounds grounds)
            throws IOException {
        try (DirectionState target = DirectionState.openExisting(files, symbol)) {
            List<Arrival> arrivals = new ArrayList<>();
            for (Timeframe timeframe : timeframes) {
                arrivals.add(rolledBack(target, timeframe));
            }
            return replace(target, arrivals, grounds);
        }
    }

    private static Arrival promoted(
            DirectionState source, DirectionState target, Timeframe timeframe) throws IOException {
        Optional<SavedState> trained = source.newest(timeframe);
        if (trained.isEmpty()) {
            throw new IOException(
                    "%s has no state of timeframe %s"
                            .formatted(source.files().state().path(), timeframe.name()));
        }
        SavedState state = trained.get();
        return new Arrival(
                draft(state, Origin.PROMOTION, target.newest(timeframe)),
                source.verifiedParts(state),
                source.wholePatterns(timeframe),
                Optional.empty());
    }

    private static Arrival rolledBack(DirectionState target, Timeframe timeframe)
            throws IOException {
        SqliteFile state = target.files().state();
        Optional<SavedState> promotion =
                state.transaction(tables -> VersionTables.standingPromotion(tables, timeframe));
        OptionalLong before = promotion.map(SavedState::replaced).orElse(OptionalLong.empty());
        if (before.isEmpty()) {
            throw new IOException(
                    "%s has nothing to go back to for timeframe %s: %s"
                            .formatted(
                                    state.path(),
                                    timeframe.name(),
                                    promotion.isEmpty()
                                            ? "no promotion stands"
                                            : "the promotion replaced nothing"));
        }
        return arrival(target, timeframe, before.getAsLong(), promotion);
    }

    private static Arrival arrival(
            DirectionState target, Timeframe timeframe, long number, Optional<SavedState> promotion)
            throws IOException {
        SqliteFile state = target.files().state();
        SavedState old =
                state.transaction(tables -> VersionTables.get(tables, number).orElseThrow());
        return new Arrival(
                draft(old, Origin.ROLLBACK, target.newest(timeframe)),
                target.verifiedParts(old),
                state.transaction(tables -> RedoTables.kept(tables, number).orElseThrow()),
                promotion);
    }

    private static SavedState draft(SavedState state, Origin origin, Optional<SavedState> newest) {
        OptionalLong replaced =
                newest.isPresent() ? OptionalLong.of(newest.get().number()) : OptionalLong.empty();
        return new SavedState(
                0, state.head().with(origin), state.digest(), state.patterns(), replaced);
    }

    /// One transaction decides for all timeframes; the patterns follow.
    private static List<SavedState> replace(
            DirectionState target, List<Arrival> arrivals, Grounds grounds) throws IOException {
        Map<Long, PatternChanges> kept = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            if (arrival.draft.replaced().isPresent()) {
                Timeframe timeframe = arrival.draft.head().timeframe();
                long replaced = arrival.draft.replaced().getAsLong();
                kept.put(replaced, target.wholePatterns(timeframe));
            }
        }
        List<SavedState> made =
                target.commit(tables -> {
                    for (Map.Entry<Long, PatternChanges> entry : kept.entrySet()) {
                        RedoTables.keep(tables, entry.getKey(), entry.getValue());
                    }
                    return write(target, tables, arrivals, grounds);
                });
        for (int k = 0; k < made.size(); k++) {
            SavedState state = made.get(k);
            target.apply(state.number(), state.head().positionNs(), arrivals.get(k).patterns);
        }
        return made;
    }

    private static List<SavedState> write(
            DirectionState target, Connection tables, List<Arrival> arrivals, Grounds grounds)
            throws SQLException, IOException {
        List<SavedState> made = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            if (!arrival.draft.patterns().equals(Digest.hex(arrival.patterns.to()))) {
                throw new IOException("the patterns are not those of the version");
            }
            SavedState state = target.write(tables, arrival.draft, arrival.parts, arrival.patterns);
            if (arrival.undone.isPresent()) {
                VersionTables.markUndone(tables, arrival.undone.get().number(), state.number());
            }
            AuditTable.add(tables, state, grounds);
            made.add(state);
        }
        return made;
    }
}
