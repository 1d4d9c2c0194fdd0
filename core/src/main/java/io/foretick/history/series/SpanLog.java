package io.foretick.history.series;

import io.foretick.base.Digest;
import io.foretick.history.day.SecondRows;
import io.foretick.market.second.SecondSeries;

import java.util.ArrayList;
import java.util.List;

/// Keeps the spans of a series while it grows: a new one begins after a gap and with each UTC day.
/// Mutable, owned by whoever appends.
final class SpanLog {

    private final List<Span> finished = new ArrayList<>();
    private Digest rows = new Digest();
    private long firstSecond;
    private long endSecond;
    private long sourceDigest;

    /// A log that goes on behind these spans of a series; reads the rows of the last one.
    static SpanLog after(List<Span> spans, SecondSeries series) {
        SpanLog log = new SpanLog();
        if (!spans.isEmpty()) {
            Span last = spans.getLast();
            log.finished.addAll(spans.subList(0, spans.size() - 1));
            log.firstSecond = last.firstSecond();
            log.endSecond = last.endSecond();
            log.sourceDigest = last.sourceDigest();
            log.rows = digest(series, last.firstSecond(), last.endSecond());
        }
        return log;
    }

    /// What [Span#rowsDigest] means, over the seconds of a series.
    static Digest digest(SecondSeries series, long from, long to) {
        Digest digest = new Digest().add(from);
        for (long second = from; second < to; second++) {
            digest.add(series.priceE8(second))
                    .add(series.quantityBefore(second + 1) - series.quantityBefore(second));
        }
        return digest;
    }

    /// The same, over the first rows of a day of record.
    static Digest digest(SecondRows day, long to) {
        Digest digest = new Digest().add(day.firstSecond());
        for (int row = 0; row < to - day.firstSecond(); row++) {
            digest.add(day.priceE8(row)).add(day.quantityE8(row));
        }
        return digest;
    }

    /// Adds a known second; those between it and the one before are a gap.
    void add(long second, long priceE8, long quantityE8) {
        if (second != endSecond || startsDay(second) || isEmpty()) {
            begin(second);
        }
        rows.add(priceE8).add(quantityE8);
        endSecond = second + 1;
        sourceDigest = Span.NOT_OF_RECORD;
    }

    /// Names the day of record that a span was taken from.
    void mark(int span, long digest) {
        if (span == finished.size()) {
            sourceDigest = digest;
        } else {
            finished.set(span, finished.get(span).withSourceDigest(digest));
        }
    }

    /// Whether no second was added.
    boolean isEmpty() {
        return endSecond == firstSecond;
    }

    /// Spans that nothing can be added to.
    List<Span> finished() {
        return finished;
    }

    /// The last span as it stands, which may still grow. There must be one.
    Span last() {
        return new Span(firstSecond, endSecond, sourceDigest, rows.value());
    }

    /// All spans, oldest first.
    List<Span> spans() {
        List<Span> spans = new ArrayList<>(finished);
        if (!isEmpty()) {
            spans.add(last());
        }
        return List.copyOf(spans);
    }

    private void begin(long second) {
        if (!isEmpty()) {
            finished.add(last());
        }
        firstSecond = second;
        rows = new Digest().add(second);
    }

    private static boolean startsDay(long second) {
        return Math.floorMod(second, SecondRows.SECONDS_A_DAY) == 0;
    }
}
