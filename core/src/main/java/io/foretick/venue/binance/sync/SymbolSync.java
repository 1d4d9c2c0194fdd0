package io.foretick.venue.binance.sync;

import io.foretick.history.day.DayProof;
import io.foretick.history.day.Part;
import io.foretick.history.day.SecondRows;
import io.foretick.market.second.SecondCloser;
import io.foretick.venue.VenueException;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Brings one symbol's days up to date: passes over those that are held and sound, and imports what
/// lies between. Owned by one worker.
///
/// How it works: there is one position. A held day is passed over if it goes on where the position
/// is, by its id and price; so a day that is imported anew takes along those behind it exactly if
/// that changes what they go on from.
final class SymbolSync {

    private final SymbolStore store;
    private final SymbolSources sources;
    private final LocalDate from;
    private final long endSecond;

    /// @param from first day wanted
    /// @param endSecond up to and without it
    SymbolSync(SymbolStore store, SymbolSources sources, LocalDate from, long endSecond) {
        this.store = store;
        this.sources = sources;
        this.from = from;
        this.endSecond = endSecond;
    }

    /// Does it all; what the venue refuses is in the report.
    SyncReport.Symbol run() throws IOException {
        Optional<String> failure = Optional.empty();
        try {
            bringUpToDate();
        } catch (VenueException e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            // the sync is to end, and what was read is published
        }
        return sources.count().report(failure);
    }

    private void bringUpToDate() throws IOException, InterruptedException {
        LocalDate lastDay = LocalDate.ofEpochDay(SecondRows.epochDay(endSecond - 1));
        List<DayProof> proofs = store.proofs(from.minusDays(1), lastDay);
        var held = new HeldDays(proofs, changedFiles(proofs));
        Optional<Position> position = Optional.of(start(held));
        while (position.isPresent() && position.get().second() < endSecond) {
            position = advance(held, position.get());
        }
    }

    private Position start(HeldDays held) throws IOException, InterruptedException {
        Optional<Position> known =
                held.sound(from.minusDays(1)).filter(DayProof::whole).map(HeldDays::endOf);
        if (known.isEmpty()) {
            known =
                    held.sound(from)
                            .filter(day -> day.idBefore() != SecondCloser.NO_ID)
                            .map(HeldDays::startOf);
        }
        Position start =
                known.isPresent()
                        ? known.get()
                        : new StartFinder(sources.pages()).find(Position.startOf(from));
        sources.count().start(start);
        sources.progress().pass(store.symbol(), from);
        return start;
    }

    /// Passes over a day or imports a stretch.
    ///
    /// @return empty if the venue has no more
    private Optional<Position> advance(HeldDays held, Position position)
            throws IOException, InterruptedException {
        sources.stop().check();
        Optional<DayProof> day = held.after(position);
        if (day.isPresent() && (day.get().whole() || day.get().endSecond() >= endSecond)) {
            sources.count().held(day.get());
            sources.progress().pass(store.symbol(), day.get().day().plusDays(1));
            return Optional.of(HeldDays.endOf(day.get()));
        }
        DayRecorder recorder =
                day.isPresent()
                        ? new DayRecorder(store, day.get(), store.rows(day.get().day()))
                        : new DayRecorder(store, priced(held, position));
        Optional<LocalDate> next = held.nextWhole(position.day());
        long until = next.map(Position::startOf).orElse(endSecond);
        new RangeImport(sources, store.symbol(), recorder, until).run();
        return recorder.openSecond() < until ? Optional.empty() : Optional.of(recorder.position());
    }

    /// The position with the price that the day before it has left.
    private Position priced(HeldDays held, Position position) throws IOException {
        LocalDate before = position.day().minusDays(1);
        if (position.priceE8() != SecondCloser.NO_PRICE || held.sound(before).isEmpty()) {
            return position;
        }
        SecondRows rows = store.rows(before);
        int last = rows.size() - 1;
        return new Position(position.second(), rows.lastId(last), rows.priceE8(last));
    }

    private Set<String> changedFiles(List<DayProof> proofs)
            throws IOException, InterruptedException {
        Set<Part> files = new LinkedHashSet<>();
        for (DayProof proof : proofs) {
            for (Part part : proof.parts()) {
                if (!part.sha256().isEmpty()) {
                    files.add(new Part(part.source(), part.name(), part.sha256(), 0, 0));
                }
            }
        }
        Set<String> changed = new HashSet<>();
        for (Part file : files) {
            Optional<String> now =
                    sources.files().published(Origin.archiveOf(store.symbol(), file));
            if (now.isPresent() && !now.get().equals(file.sha256())) {
                changed.add(file.name());
                sources.count().reissued(file.name());
            }
        }
        return changed;
    }
}
