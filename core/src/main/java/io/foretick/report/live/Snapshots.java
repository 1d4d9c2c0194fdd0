package io.foretick.report.live;

import io.foretick.base.Times;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// A session's newest snapshot, and whose markets' pages its readers want to be in it. Any thread.
public final class Snapshots {

    private static final long WATCHED_NS = 10 * Times.SECOND_NS;
    private static final int WATCHED_MAX = 16;

    private final Newest<Snapshot> published = new Newest<>(Snapshot.EMPTY);
    private final Map<String, Long> watched = new ConcurrentHashMap<>(); // nanoTime by slug

    /// Where the snapshots are published.
    public Newest<Snapshot> published() {
        return published;
    }

    /// The newest snapshot.
    public Snapshot newest() {
        return published.get();
    }

    /// One market's page; asks the session to write it from now on, and waits for the first time.
    ///
    /// @return null if it did not come: no such market, or the session stands still
    public @Nullable String detail(String slug, long waitNsMax) throws InterruptedException {
        if (!watch(slug)) {
            return null;
        }
        long deadline = System.nanoTime() + waitNsMax;
        Snapshot seen = newest();
        String page = seen.details().get(slug);
        // The first snapshot after the wish may have been begun before it.
        for (int more = 0; page == null && more < 2; more++) {
            seen = published.await(seen.sequence(), deadline - System.nanoTime());
            page = seen.details().get(slug);
        }
        return page;
    }

    /// The markets whose pages somebody asked for lately.
    Set<String> watched() {
        long now = System.nanoTime();
        watched.values().removeIf(asked -> now - asked > WATCHED_NS);
        return new TreeSet<>(watched.keySet());
    }

    /// Whether somebody waits for a page that the newest snapshot does not have.
    boolean wanting() {
        return !newest().details().keySet().containsAll(watched.keySet());
    }

    void publish(Snapshot snapshot) {
        published.publish(snapshot);
    }

    private boolean watch(String slug) {
        boolean room = watched.containsKey(slug) || watched().size() < WATCHED_MAX;
        if (room) {
            watched.put(slug, System.nanoTime());
        }
        return room;
    }
}
