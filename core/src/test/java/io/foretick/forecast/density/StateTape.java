package io.foretick.forecast.density;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;

import java.util.ArrayList;
import java.util.List;

/// Remembers what was saved and gives it back once, in order.
final class StateTape implements StateSink, StateSource {

    private final List<Long> words = new ArrayList<>();
    private int next;

    @Override
    public void add(long word) {
        words.add(word);
    }

    @Override
    public void add(CharSequence text) {
        throw new UnsupportedOperationException("no text in this state");
    }

    @Override
    public long nextLong() {
        if (next == words.size()) {
            throw new IllegalStateException("nothing left after " + next + " words");
        }
        return words.get(next++);
    }

    @Override
    public String nextText() {
        throw new UnsupportedOperationException("no text in this state");
    }

    List<Long> words() {
        return words;
    }
}
