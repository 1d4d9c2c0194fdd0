package io.foretick.forecast.direction.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A memory's state kept as a store does, by applying changes in the plainest way. For tests alone.
public final class CopyByChanges {

    private final Map<String, PatternStat> stats = new TreeMap<>();
    private final Map<Long, PatternEvent> events = new TreeMap<>();
    private List<PatternChanges> applied = new ArrayList<>();

    /// Takes changes over.
    public void apply(PatternChanges changes) {
        if (changes.whole()) {
            stats.clear();
            events.clear();
        }
        changes.removed().forEach(stats::remove);
        changes.written().forEach(stat -> stats.put(stat.support().key(), stat));
        changes.events().forEach(event -> events.put(event.number(), event));
        events.keySet().removeIf(number -> number < changes.marks().firstEvent());
        applied = List.of(changes);
    }

    /// What a memory would say is the whole.
    public PatternChanges whole() {
        PatternChanges last = applied.getLast();
        List<PatternStat> written =
                stats.values().stream()
                        .sorted(Comparator.comparingLong(stat -> stat.support().written()))
                        .toList();
        return new PatternChanges(
                last.timeframe(),
                true,
                0,
                last.to(),
                last.marks(),
                List.of(),
                written,
                List.copyOf(events.values()));
    }
}
