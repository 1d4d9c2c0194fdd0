package io.foretick.forecast.direction.pattern;

import io.foretick.base.DigestSink;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;

/// The patterns of one memory by their keys, oldest step of learning first. Owned by its memory.
///
/// How it works: the digest of the table is the sum of its patterns' digests, so that a change
/// costs what changed and not what is there; and because whatever is learnt moves to the end, the
/// newest changes are the table's tail.
final class PatternTable {

    private final LinkedHashMap<String, PatternStat> stats = new LinkedHashMap<>();
    private long digest;

    int size() {
        return stats.size();
    }

    long digest() {
        return digest;
    }

    /// What is known of a key; null if nothing is, which is the common answer for new keys.
    @Nullable PatternStat get(String key) {
        return stats.get(key);
    }

    /// All patterns, oldest step first.
    List<PatternStat> all() {
        return new ArrayList<>(stats.values());
    }

    /// Writes a pattern at the end, in place of the one of its key.
    void put(PatternStat stat) {
        PatternStat before = stats.putLast(stat.support().key(), stat);
        if (before != null) {
            digest -= digestOf(before);
        }
        digest += digestOf(stat);
    }

    void remove(String key) {
        PatternStat before = stats.remove(key);
        if (before != null) {
            digest -= digestOf(before);
        }
    }

    void clear() {
        stats.clear();
        digest = 0;
    }

    /// The patterns written after a step, in their order.
    List<PatternStat> since(long written) {
        List<PatternStat> newest = new ArrayList<>();
        for (PatternStat stat : stats.sequencedValues().reversed()) {
            if (stat.support().written() <= written) {
                break;
            }
            newest.add(stat);
        }
        Collections.reverse(newest);
        return newest;
    }

    /// The patterns last seen before a time, oldest first.
    List<PatternStat> unseenSince(long timeNs) {
        List<PatternStat> old = new ArrayList<>();
        Iterator<PatternStat> oldestFirst = stats.values().iterator();
        while (oldestFirst.hasNext()) {
            PatternStat stat = oldestFirst.next();
            if (stat.support().lastSeenNs() >= timeNs) {
                break; // those after it were seen later still
            }
            old.add(stat);
        }
        return old;
    }

    private static long digestOf(PatternStat stat) {
        DigestSink sink = new DigestSink();
        stat.save(sink);
        return sink.value();
    }
}
