package io.foretick.history.series;

import io.foretick.history.day.DayProof;
import io.foretick.history.day.SecondRows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Compares a series with the days of record. Digests decide where they can; a day that only one of
/// both holds whole is read, and the seconds that both hold must be equal.
final class Agreement {

    private final MappedSeries series;
    private final List<DayProof> days;
    private final DaySource source;

    /// @param days proofs of the days of record that are not empty, ascending
    Agreement(MappedSeries series, List<DayProof> days, DaySource source) {
        this.series = series;
        this.days = days;
        this.source = source;
    }

    /// The spans from the first on that agree, up to one that does not. Each names the day of
    /// record that it equals. Live spans behind the last day agree.
    List<Span> agreed() throws IOException {
        List<Span> agreed = new ArrayList<>();
        for (Span span : series.spans()) {
            int index = agreed.size();
            if (index < days.size()
                    ? !agree(span, index)
                    : span.sourceDigest() != Span.NOT_OF_RECORD) {
                return agreed;
            }
            agreed.add(named(span, index));
        }
        return agreed;
    }

    /// Whether the series holds all that the record holds, as far as the ends say.
    boolean reachesTheEnd() {
        return days.isEmpty() || days.getLast().endSecond() <= series.endSecond();
    }

    private boolean agree(Span span, int index) throws IOException {
        DayProof day = days.get(index);
        boolean sameEnds = span.endSecond() == day.endSecond();
        if (span.firstSecond() != day.firstSecond()) {
            return false;
        }
        if (sameEnds && span.sourceDigest() == day.digest()) {
            return true;
        }
        return (sameEnds || mayEndElsewhere(span, index)) && haveEqualRows(span, day);
    }

    /// Only the one that ends first may be the shorter: a series may lack the record's newest
    /// seconds, and live seconds may lie behind the record.
    private boolean mayEndElsewhere(Span span, int index) {
        return span.endSecond() < days.get(index).endSecond()
                ? index == series.spans().size() - 1
                : index == days.size() - 1 && span.sourceDigest() == Span.NOT_OF_RECORD;
    }

    private boolean haveEqualRows(Span span, DayProof day) throws IOException {
        SecondRows rows = source.rows(series.symbol(), day.day());
        long end = Math.min(span.endSecond(), rows.endSecond());
        return rows.firstSecond() == span.firstSecond()
                && SpanLog.digest(rows, end).value()
                        == SpanLog.digest(series, span.firstSecond(), end).value();
    }

    private Span named(Span span, int index) {
        boolean equal = index < days.size() && days.get(index).endSecond() == span.endSecond();
        return equal ? span.withSourceDigest(days.get(index).digest()) : span;
    }
}
