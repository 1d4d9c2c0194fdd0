package io.foretick.testing;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;

import java.util.ArrayList;
import java.util.List;

/// Keeps written state in memory, to be read back once, in order. For tests alone.
public final class StateTape implements StateSink, StateSource {

    private final List<Object> items = new ArrayList<>();
    private int next;

    @Override
    public void add(long word) {
        items.add(word);
    }

    @Override
    public void add(CharSequence text) {
        items.add(text.toString());
    }

    @Override
    public long nextLong() {
        return (Long) take();
    }

    @Override
    public String nextText() {
        return (String) take();
    }

    /// All that was written.
    public List<Object> items() {
        return List.copyOf(items);
    }

    /// Whether all of it was read.
    public boolean isSpent() {
        return next == items.size();
    }

    private Object take() {
        if (isSpent()) {
            throw new IllegalStateException("nothing is left after " + next + " items");
        }
        return items.get(next++);
    }
}
