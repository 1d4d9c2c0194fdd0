package io.foretick.forecast.direction.pattern;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.market.candle.Timeframe;

import java.util.ArrayList;
import java.util.List;

/// What turns one state of a memory into a later one: remove keys, write patterns, append to the
/// log, forget its oldest entries. To apply it twice does no harm. Immutable.
///
/// @param whole whether it is all of the later state, and what was there before goes
/// @param from digest of the earlier state; means nothing if it is whole
/// @param to digest of the later state
/// @param marks of the later state; entries of the log before its `firstEvent` go
/// @param removed keys that go, before others are written
/// @param written patterns in the order of their steps of learning
/// @param events entries of the log in their order
public record PatternChanges(
        Timeframe timeframe,
        boolean whole,
        long from,
        long to,
        PatternMarks marks,
        List<String> removed,
        List<PatternStat> written,
        List<PatternEvent> events) {

    public PatternChanges {
        removed = List.copyOf(removed);
        written = List.copyOf(written);
        events = List.copyOf(events);
    }

    /// Writes all of it.
    public void save(StateSink out) {
        out.add(timeframe.name());
        out.add(whole);
        out.add(from);
        out.add(to);
        marks.save(out);
        out.add((long) removed.size());
        removed.forEach(out::add);
        out.add((long) written.size());
        written.forEach(stat -> stat.save(out));
        out.add((long) events.size());
        events.forEach(event -> event.save(out));
    }

    /// Reads what [#save] wrote.
    public static PatternChanges read(StateSource in) {
        Timeframe timeframe = Timeframe.parse(in.nextText());
        boolean whole = in.nextBoolean();
        long from = in.nextLong();
        long to = in.nextLong();
        PatternMarks marks = PatternMarks.read(in);
        List<String> removed = new ArrayList<>();
        for (int left = in.nextInt(); left > 0; left--) {
            removed.add(in.nextText());
        }
        List<PatternStat> written = new ArrayList<>();
        for (int left = in.nextInt(); left > 0; left--) {
            written.add(PatternStat.read(in));
        }
        List<PatternEvent> events = new ArrayList<>();
        for (int left = in.nextInt(); left > 0; left--) {
            events.add(PatternEvent.read(timeframe, in));
        }
        return new PatternChanges(timeframe, whole, from, to, marks, removed, written, events);
    }
}
