package io.foretick.journal;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Event;
import io.foretick.event.Stamp;
import io.foretick.journal.codec.TermsCodec;
import io.foretick.journal.codec.WordReader;
import io.foretick.journal.codec.WordWriter;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// State as the bytes of a checkpoint: written once, then read back from the start. Owned by one
/// thread; the bytes carry no version of their own, their checkpoint does.
public final class StateBytes implements StateSink, StateSource {

    private static final int BYTES_MAX = 1 << 30;

    private final WordWriter out = new WordWriter(BYTES_MAX);
    private final WordReader in = new WordReader();

    /// Empty, to be written to.
    public StateBytes() {}

    /// To be read from the start.
    public static StateBytes of(byte[] bytes) {
        StateBytes state = new StateBytes();
        state.in.on(MemorySegment.ofArray(bytes.clone()), 0, bytes.length);
        return state;
    }

    /// A copy of what was written.
    public byte[] toByteArray() {
        return Arrays.copyOf(out.array(), out.size());
    }

    @Override
    public void add(long word) {
        out.word(word);
    }

    @Override
    public void add(CharSequence text) {
        out.text(text.toString());
    }

    @Override
    public long nextLong() {
        requireMore();
        return in.word();
    }

    @Override
    public String nextText() {
        requireMore();
        return in.text();
    }

    /// Writes a listing without its stamp.
    public void add(Event.Listed listed) {
        out.word(listed.instrument());
        TermsCodec.write(listed.terms(), out);
    }

    /// Reads a listing back, under another stamp.
    public Event.Listed nextListed(Stamp at) {
        requireMore();
        return new Event.Listed(at, in.integer(), TermsCodec.read(in));
    }

    /// Whether all of it was read.
    public boolean isAtEnd() {
        return in.left() == 0;
    }

    private void requireMore() {
        if (in.left() == 0) {
            throw new IllegalStateException("nothing is left of the state");
        }
    }
}
