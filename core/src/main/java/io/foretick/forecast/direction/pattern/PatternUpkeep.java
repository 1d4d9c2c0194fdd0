package io.foretick.forecast.direction.pattern;

import io.foretick.base.Times;

import java.util.Comparator;
import java.util.List;

/// Decides what a memory forgets: by age, and where it is too full, by worth. Stateless.
final class PatternUpkeep {

    private static final long EVENT_AGE_NS = 14 * Times.DAY_NS;
    private static final long SHORT_AGE_NS = 7 * Times.DAY_NS;
    private static final long LONG_AGE_NS = 30 * Times.DAY_NS;
    private static final long SHORT_COUNT = 5;
    private static final long LONG_COUNT = 50;

    /// What is too full loses this part and more, so that it is not sorted again at once.
    private static final int FREED_PART = 5;

    private PatternUpkeep() {}

    /// The log's entries that may stay.
    static void tidy(PatternLog log, PatternSettings settings, long nowNs) {
        log.forgetBefore(nowNs - EVENT_AGE_NS);
        if (log.size() > settings.eventsMax()) {
            log.keepNewest(room(settings.eventsMax()));
        }
    }

    /// The patterns that have to go for their age.
    static List<PatternStat> tooOld(PatternTable table, long nowNs) {
        return table.unseenSince(nowNs - SHORT_AGE_NS).stream()
                .filter(stat -> isTooOld(stat.support(), nowNs))
                .toList();
    }

    /// The patterns that have to go for want of room, the least worthy ones.
    static List<PatternStat> tooMany(PatternTable table, PatternSettings settings, long nowNs) {
        if (table.size() <= settings.statsMax()) {
            return List.of();
        }
        return table.all().stream()
                .map(stat -> new Weighed(stat, stat.worth(nowNs)))
                .sorted(Comparator.comparingDouble(Weighed::worth)) // stable: older ones first
                .limit(table.size() - room(settings.statsMax()))
                .map(Weighed::stat)
                .toList();
    }

    private record Weighed(PatternStat stat, double worth) {}

    private static boolean isTooOld(PatternStat.Support support, long nowNs) {
        long ageNs = nowNs - support.lastSeenNs();
        return (ageNs > SHORT_AGE_NS && support.count() <= SHORT_COUNT)
                || (ageNs > LONG_AGE_NS && support.count() <= LONG_COUNT);
    }

    private static int room(int max) {
        return max - Math.ceilDiv(max, FREED_PART);
    }
}
