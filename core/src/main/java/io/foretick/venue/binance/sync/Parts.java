package io.foretick.venue.binance.sync;

import io.foretick.history.day.Part;

import java.util.ArrayList;
import java.util.List;

/// The runs of ids of one day and where each came from, as they grow. Mutable, owned by one
/// recorder.
final class Parts {

    private final List<Part> closed = new ArrayList<>();
    private Origin origin = Origin.REST;
    private boolean open;
    private long firstId;
    private long lastId;

    /// What comes next is from there.
    void from(Origin next) {
        close();
        origin = next;
    }

    /// The next trade.
    void add(long id) {
        if (!open) {
            open = true;
            firstId = id;
        }
        lastId = id;
    }

    /// Takes what a held day has already.
    void addAll(List<Part> held) {
        closed.addAll(held);
    }

    /// All runs up to an id.
    List<Part> until(long id) {
        List<Part> all = new ArrayList<>();
        for (Part part : closed) {
            add(part, id, all);
        }
        if (open) {
            add(origin.part(firstId, lastId), id, all);
        }
        return all;
    }

    /// Begins a new day, from the same place.
    void clear() {
        closed.clear();
        open = false;
    }

    private void close() {
        if (open) {
            closed.add(origin.part(firstId, lastId));
            open = false;
        }
    }

    private static void add(Part part, long id, List<Part> all) {
        if (part.firstId() <= id) {
            long end = Math.min(id, part.lastId());
            all.add(new Part(part.source(), part.name(), part.sha256(), part.firstId(), end));
        }
    }
}
