package io.foretick.forecast.direction.online;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.base.Stateful;

/// Which of the newest judged predictions were right, abstentions included. Owned by its model.
final class HitWindow implements Stateful {

    private final boolean[] ring;
    private int next;
    private int size;
    private int hits;

    HitWindow(int capacity) {
        this.ring = new boolean[capacity];
    }

    /// Takes the newest verdict; the oldest falls out when there are enough.
    void add(boolean hit) {
        if (size == ring.length) {
            hits -= ring[next] ? 1 : 0;
        } else {
            size++;
        }
        ring[next] = hit;
        hits += hit ? 1 : 0;
        next = (next + 1) % ring.length;
    }

    int size() {
        return size;
    }

    /// Share of hits; one half while there is nothing.
    double share() {
        return size == 0 ? 0.5 : (double) hits / size;
    }

    @Override
    public void save(StateSink out) {
        out.add((long) ring.length);
        out.add((long) size);
        for (int k = size; k > 0; k--) {
            out.add(ring[Math.floorMod(next - k, ring.length)]);
        }
    }

    @Override
    public void load(StateSource in) {
        int capacity = in.nextInt();
        if (capacity != ring.length) {
            throw new IllegalStateException(
                    "a window of " + ring.length + " cannot load one of " + capacity);
        }
        int count = in.nextInt();
        next = 0;
        size = 0;
        hits = 0;
        for (int k = 0; k < count; k++) {
            add(in.nextBoolean());
        }
    }
}
