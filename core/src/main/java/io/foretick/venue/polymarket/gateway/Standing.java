package io.foretick.venue.polymarket.gateway;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether we can follow and protect our account. It is up while nothing is wrong, and says so once
/// each time that changes; a kill is no such fault, only a reason to send no order. Any thread.
final class Standing {

    /// What may be wrong.
    enum Part {
        /// Nothing tells us of our orders and trades.
        USER_CHANNEL,
        /// The venue may have cancelled our orders, or will.
        HEARTBEAT,
        /// The venue takes orders of another version.
        VERSION
    }

    private final News news;
    private final Map<Part, String> faults = new EnumMap<>(Part.class);
    private volatile String forbidding = ""; // why no order may leave, empty if it may
    private volatile Set<Part> present = Set.of(); // the faults, for those who must not wait
    private volatile boolean killed;
    private boolean up;

    Standing(News news) {
        this.news = news;
        faults.put(Part.USER_CHANNEL, "not connected yet");
        note();
    }

    /// Why no order may be sent now. A lost user channel is no reason: whether to go on without it
    /// is the session's decision.
    Optional<String> refusal() {
        if (killed) {
            return Optional.of("trading was killed");
        }
        String reason = forbidding;
        return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
    }

    /// No order may leave any more. It tells the session nothing and waits for nobody, for a kill
    /// must work when news have no room.
    void kill() {
        killed = true;
    }

    /// Takes [#kill] back.
    void revive() {
        killed = false;
    }

    /// Everything that may be wrong by its name, such as `heartbeat`, and whether it is now. Waits
    /// for nobody, even while news have no room.
    Map<String, Boolean> faults() {
        Set<Part> now = present;
        var all = new LinkedHashMap<String, Boolean>();
        for (Part part : Part.values()) {
            all.put(part.name().toLowerCase(Locale.ROOT), now.contains(part));
        }
        return all;
    }

    synchronized void lost(Part part, String reason) {
        faults.put(part, reason);
        note();
        if (up) {
            up = false;
            news.down(reason);
        }
    }

    synchronized void back(Part part) {
        if (faults.remove(part) == null) {
            return;
        }
        note();
        if (faults.isEmpty()) {
            up = true;
            news.up();
        }
    }

    /// Something may have been missed although all is well again: down and up in one.
    synchronized void interrupted(String reason) {
        if (up) {
            news.down(reason);
            news.up();
        }
    }

    private void note() {
        present = Set.copyOf(faults.keySet());
        forbidding = faults.getOrDefault(Part.HEARTBEAT, faults.getOrDefault(Part.VERSION, ""));
    }
}
