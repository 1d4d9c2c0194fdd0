package io.foretick.venue.binance.sync;

import io.foretick.base.Times;
import io.foretick.event.Side;
import io.foretick.history.day.Part;
import io.foretick.history.day.SecondRows;
import io.foretick.market.second.SecondCloser;
import io.foretick.venue.VenueException;
import io.foretick.venue.binance.BinanceRest.PastTrade;
import io.foretick.venue.binance.archive.Fetched;
import io.foretick.venue.binance.archive.TradeArchive;
import io.foretick.venue.binance.archive.TradeFileException;
import io.foretick.venue.binance.archive.TradeZip;
import io.foretick.venue.binance.page.TradePages;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings one symbol's trades from where they stand to an end, in the order of their ids, from
/// whatever place has them. Mutable, owned by the symbol's worker, for one stretch.
///
/// How it works: a calendar goes ahead by months or days, each read from the best place that has
/// it: the month's file, the day's, or pages by REST. Whatever is read must go on with the very
/// next id. Where it begins or goes on later, it is left, the ids between are asked of the next
/// kind of place, and then it is read again from where the trades stand. So a file that ends early
/// is found out by what follows it, and at the end by REST, which is always asked for what comes
/// next.
final class RangeImport {

    /// A month's file is worth its size if at least so many of its days are wanted.
    private static final int MONTH_DAYS_MIN = 8;

    private static final long SAVE_EVERY_NS = Times.MINUTE_NS;

    private final SymbolSources sources;
    private final String symbol;
    private final DayRecorder recorder;
    private final long endSecond;
    private long savedNanoTime = System.nanoTime();
    private long toldTrades;
    private LocalDate calendar;
    private boolean ended;

    /// @param recorder holds where the trades stand
    /// @param endSecond all trades before it are wanted
    RangeImport(SymbolSources sources, String symbol, DayRecorder recorder, long endSecond) {
        this.sources = sources;
        this.symbol = symbol;
        this.recorder = recorder;
        this.endSecond = endSecond;
        this.calendar = recorder.position().day();
    }

    /// Goes to the end, or to the venue's newest trade. Whatever happens, what was read is
    /// published.
    ///
    /// @throws InterruptedException if the sync is to end
    void run() throws IOException, InterruptedException {
        try {
            while (!ended) {
                step();
            }
        } finally {
            try (recorder) {
                recorder.publishAll();
            }
            tell();
        }
    }

    private void step() throws IOException, InterruptedException {
        for (TradeArchive archive : archivesAt(calendar)) {
            Optional<Fetched.Found> found = sources.files().take(archive);
            if (found.isPresent()) {
                prefetchAfter(archive);
                TradeChain wanted = TradeChain.until(recorder, endSecond);
                boolean whole = readAndDelete(archive, found.get(), wanted);
                calendar = whole ? archive.end() : recorder.position().day();
                return;
            }
        }
        stepByRest();
    }

    /// The files that may hold a day and have not been asked for, the best first.
    private List<TradeArchive> archivesAt(LocalDate day) {
        List<TradeArchive> archives = new ArrayList<>();
        if (Position.startOf(day) >= endSecond) {
            return archives;
        }
        var month = TradeArchive.ofMonth(symbol, YearMonth.from(day));
        long monthEnd = month.end().toEpochDay();
        long wantedEnd = Math.min(monthEnd, SecondRows.epochDay(endSecond - 1) + 1);
        if (monthEnd <= sources.today() && wantedEnd - day.toEpochDay() >= MONTH_DAYS_MIN) {
            archives.add(month);
        }
        if (day.toEpochDay() < sources.today()) {
            archives.add(TradeArchive.ofDay(symbol, day));
        }
        archives.removeIf(sources.files()::isSpent);
        return archives;
    }

    private void prefetchAfter(TradeArchive archive) throws IOException {
        List<TradeArchive> next = archivesAt(archive.end());
        if (!next.isEmpty()) {
            sources.files().prefetch(next.getFirst());
        }
    }

    /// The file stays where the sync is to end, so that it need not be fetched again.
    ///
    /// @return false if the file broke off, so that the rest of it is to be sought elsewhere
    private boolean readAndDelete(TradeArchive archive, Fetched.Found found, TradeChain wanted)
            throws IOException, InterruptedException {
        boolean whole = true;
        try {
            read(archive, found, wanted);
        } catch (TradeFileException e) {
            sources.count().refused(archive.zipName(), String.valueOf(e.getMessage()));
            whole = false;
        }
        Files.deleteIfExists(found.zip());
        return whole;
    }

    private void read(TradeArchive archive, Fetched.Found found, TradeChain wanted)
            throws IOException, InterruptedException {
        TradeChain chain = wanted;
        readBlocks(archive, found, chain);
        while (chain.state() == TradeChain.State.JUMPED) {
            long before = recorder.nextId();
            fill(chain);
            if (ended) {
                return;
            }
            if (recorder.nextId() == before) { // else the file would be read again without end
                throw new VenueException(
                        "Binance has no trades of %s from %d on, but %s goes on behind them"
                                .formatted(symbol, before, archive.zipName()));
            }
            chain = chain.again();
            readBlocks(archive, found, chain);
        }
        noteEnd(chain);
    }

    private void readBlocks(TradeArchive archive, Fetched.Found found, TradeChain chain)
            throws IOException, InterruptedException {
        Origin origin = Origin.of(archive, found.sha256());
        long before = recorder.trades();
        recorder.from(origin);
        try (TradeZip zip = TradeZip.open(found.zip(), archive.csvName(), chain)) {
            while (chain.state() == TradeChain.State.OPEN && zip.readBlock()) {
                keep();
            }
        } finally {
            sources.count().took(origin.source(), recorder.trades() - before);
        }
    }

    /// Fills what a source has left out: from days that have not been asked for, then by REST.
    private void fill(TradeChain jumped) throws IOException, InterruptedException {
        LocalDate lastDay = LocalDate.ofEpochDay(jumped.gap().timeNs() / Times.DAY_NS);
        TradeChain gap = jumped.forGap();
        LocalDate day = recorder.position().day();
        while (gap.state() == TradeChain.State.OPEN && !day.isAfter(lastDay)) {
            var archive = TradeArchive.ofDay(symbol, day);
            boolean promising = !ended && !sources.files().isSpent(archive);
            if (promising && day.toEpochDay() < sources.today()) {
                Optional<Fetched.Found> found = sources.files().take(archive);
                if (found.isPresent()) {
                    readAndDelete(archive, found.get(), gap.again());
                }
            }
            gap = gap.again();
            day = day.plusDays(1);
        }
        if (!ended) {
            readPages(gap.again());
        }
    }

    private void stepByRest() throws IOException, InterruptedException {
        if (!findStart()) {
            ended = true;
            return;
        }
        Optional<PastTrade> next = sources.pages().trade(recorder.nextId());
        if (next.isEmpty()) {
            ended = true;
            return;
        }
        LocalDate day = LocalDate.ofEpochDay(next.get().timeNs() / Times.DAY_NS);
        if (!day.equals(calendar) && !archivesAt(day).isEmpty()) {
            calendar = day; // a file has ended early, or nothing was traded up to then
            return;
        }
        long dayEnd = Position.startOf(calendar.plusDays(1));
        TradeChain chain = TradeChain.until(recorder, Math.min(dayEnd, endSecond));
        if (!readPages(chain)) {
            ended = true;
        }
        calendar = calendar.plusDays(1);
    }

    /// Where nothing is known of the ids, those at the start are asked for.
    private boolean findStart() throws IOException, InterruptedException {
        if (recorder.nextId() != SecondCloser.NO_ID) {
            return true;
        }
        var first = sources.pages().firstIdAt(recorder.openSecond() * Times.SECOND_NS);
        first.ifPresent(recorder::passUntil);
        return first.isPresent();
    }

    /// @return false if the venue's newest trade was reached
    private boolean readPages(TradeChain chain) throws IOException, InterruptedException {
        recorder.from(Origin.REST);
        while (chain.state() == TradeChain.State.OPEN) {
            long before = recorder.trades();
            boolean more = readPage(chain);
            sources.count().took(Part.Source.REST, recorder.trades() - before);
            keep();
            if (!more && chain.state() == TradeChain.State.OPEN) {
                return false;
            }
        }
        noteEnd(chain);
        return true;
    }

    /// Reads one page of what a chain wants. What the venue does not have is passed: there is
    /// nobody else to ask.
    ///
    /// @return false if the venue's newest trade was reached
    private boolean readPage(TradeChain chain) throws IOException, InterruptedException {
        int limit = (int) Math.min(TradePages.PAGE, chain.wanted());
        List<PastTrade> page = sources.pages().page(chain.nextId(), limit);
        for (PastTrade trade : page) {
            give(trade, chain);
            if (chain.state() == TradeChain.State.JUMPED) {
                sources.count().hole(chain.gap());
                chain.passGap();
                give(trade, chain);
            }
        }
        return page.size() == limit;
    }

    private static void give(PastTrade trade, TradeChain chain) {
        boolean buyerIsMaker = trade.taker() == Side.SELL;
        chain.trade(
                trade.firstId(), trade.timeNs(), trade.priceE8(), trade.quantityE8(), buyerIsMaker);
    }

    private void noteEnd(TradeChain chain) {
        if (chain.state() == TradeChain.State.ENDED) {
            recorder.closeUntil(chain.endSecond());
            ended |= chain.endSecond() == endSecond;
        }
    }

    /// Publishes what has got whole, and now and then what has not.
    private void keep() throws IOException, InterruptedException {
        recorder.publishWhole();
        if (System.nanoTime() - savedNanoTime > SAVE_EVERY_NS) {
            recorder.publishAll();
            savedNanoTime = System.nanoTime();
        }
        tell();
        sources.stop().check();
    }

    private void tell() {
        sources.progress().reach(symbol, recorder.position().day(), recorder.trades() - toldTrades);
        toldTrades = recorder.trades();
    }
}
