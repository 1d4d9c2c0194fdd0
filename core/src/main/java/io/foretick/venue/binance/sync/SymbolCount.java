package io.foretick.venue.binance.sync;

import io.foretick.history.day.DayProof;
import io.foretick.history.day.Part;
import io.foretick.market.second.SecondCloser;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gathers what becomes of one symbol, for its report. Mutable, owned by the symbol's worker.
final class SymbolCount {

    private final String symbol;
    private final Set<LocalDate> days = new HashSet<>();
    private final Map<Part.Source, Long> trades = new EnumMap<>(Part.Source.class);
    private final List<SyncReport.Refused> refused = new ArrayList<>();
    private final List<SyncReport.Hole> holes = new ArrayList<>();
    private final List<String> reissued = new ArrayList<>();
    private long bytes;
    private boolean startProven;
    private long endSecond;

    SymbolCount(String symbol) {
        this.symbol = symbol;
    }

    /// Where the symbol's days begin.
    void start(Position start) {
        startProven = start.lastId() != SecondCloser.NO_ID;
        endSecond = start.second();
    }

    /// A day was held and needs no work.
    void held(DayProof day) {
        endSecond = day.endSecond();
    }

    void published(DayProof day) {
        days.add(day.day());
        endSecond = day.endSecond();
    }

    void took(Part.Source source, long more) {
        trades.merge(source, more, Long::sum);
    }

    void downloaded(long more) {
        bytes += more;
    }

    void refused(String file, String reason) {
        refused.add(new SyncReport.Refused(file, reason));
    }

    void reissued(String file) {
        reissued.add(file);
    }

    void hole(TradeChain.Gap gap) {
        Instant before = Instant.ofEpochSecond(0, gap.timeNs());
        holes.add(new SyncReport.Hole(gap.firstId(), gap.endId() - 1, before));
    }

    /// The report.
    ///
    /// @param failure why the rest is missing
    SyncReport.Symbol report(Optional<String> failure) {
        return new SyncReport.Symbol(
                symbol,
                days.size(),
                trades,
                bytes,
                refused,
                reissued,
                holes,
                startProven,
                Instant.ofEpochSecond(endSecond),
                failure);
    }
}
