package io.foretick.lab.dataset;

import io.foretick.base.Checks;
import io.foretick.lab.dataset.source.DatasetException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Values that are made once for each key, by the first thread that asks; others wait for it. Any
/// thread. Holds the entries that were asked for last. What is wrong with the data themselves, a
/// [DatasetException], is held as well, so that it is not found out a thousand times. Any other
/// failure is of the world, which may be another a moment later: whoever waited gets it too, and
/// whoever asks after it asks anew. An interruption says nothing to those who wait.
///
/// @param <K> what tells values apart
/// @param <V> immutable values
public final class OnceMap<K, V> {

    /// Makes a value.
    ///
    /// @param <K> what tells values apart
    /// @param <V> what is made
    @FunctionalInterface
    public interface Maker<K, V> {
        V make(K key) throws IOException;
    }

    /// A value, once it was made, or why it could not be. Its monitor is held while it is made.
    private static final class Slot<V> {
        private @Nullable V value;
        private @Nullable IOException failure;
    }

    private final int entriesMax;
    private final Map<K, Slot<V>> slots = new LinkedHashMap<>(16, 0.75f, true);

    public OnceMap(int entriesMax) {
        this.entriesMax = Math.toIntExact(Checks.positive(entriesMax, "entriesMax"));
    }

    /// The value of a key, made if it is not held.
    ///
    /// @throws IOException if it cannot be made, now or when it was first asked for; after a
    ///   failure of the world, only to those who asked before it
    public V get(K key, Maker<K, V> maker) throws IOException {
        Slot<V> slot = slot(key);
        synchronized (slot) {
            if (slot.failure instanceof DatasetException wrong) {
                throw new DatasetException(String.valueOf(wrong.getMessage()), wrong);
            }
            if (slot.failure != null) {
                throw new IOException(slot.failure.getMessage(), slot.failure);
            }
            V held = slot.value;
            if (held == null) {
                held = make(slot, key, maker);
            }
            return held;
        }
    }

    /// How many entries are held.
    public synchronized int size() {
        return slots.size();
    }

    private V make(Slot<V> slot, K key, Maker<K, V> maker) throws IOException {
        try {
            V made = maker.make(key);
            slot.value = made;
            return made;
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            slot.failure = e;
            if (!(e instanceof DatasetException)) {
                forget(key, slot);
            }
            throw e;
        }
    }

    private synchronized void forget(K key, Slot<V> slot) {
        boolean _ = slots.remove(key, slot);
    }

    private synchronized Slot<V> slot(K key) {
        Slot<V> slot = slots.computeIfAbsent(key, _ -> new Slot<>());
        Iterator<Slot<V>> oldest = slots.values().iterator();
        while (slots.size() > entriesMax && oldest.hasNext()) {
            Slot<V> _ = oldest.next();
            oldest.remove();
        }
        return slot;
    }
}
