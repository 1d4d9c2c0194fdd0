package io.foretick.lab.bench;

import io.foretick.base.E8;
import io.foretick.engine.Engine;
import io.foretick.event.Event;
import io.foretick.journal.JournalReader;
import io.foretick.journal.RecordKind;
import io.foretick.lab.bench.scratch.ScratchJournal;
import io.foretick.market.Account;
import io.foretick.market.MarketState;
import io.foretick.risk.RiskLimits;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One event of a mapped journal, read and folded on one core. At the journal's end it is opened
/// again and folded into a fresh state, which counts.
final class ReplayBenchmark implements Benchmark {

    private static final Desk.Size ONE_COIN = new Desk.Size(1, 20);

    private final ScratchJournal journal;
    private final Path path;
    private final Supplier<Consumer<Event>> folds;
    private Consumer<Event> fold;
    private JournalReader reader;

    private ReplayBenchmark(ScratchJournal journal, Supplier<Consumer<Event>> folds)
            throws IOException {
        this.journal = journal;
        this.path = journal.finish();
        this.folds = folds;
        this.fold = folds.get();
        this.reader = JournalReader.open(path);
    }

    /// Trades, quotes and changes of books, folded into prices, books and the account alone.
    static ReplayBenchmark ofState() throws IOException {
        return new ReplayBenchmark(recordMixed(), ReplayBenchmark::stateFold);
    }

    /// Trades alone, each of which has 20 markets evaluated.
    static ReplayBenchmark ofEngine() throws IOException {
        return new ReplayBenchmark(recordTrades(), ReplayBenchmark::engineFold);
    }

    @Override
    public void prepare() {}

    @Override
    public long run(int operations) throws IOException {
        int done = 0;
        while (done < operations) {
            if (!reader.next()) {
                reader.close();
                reader = JournalReader.open(path);
                fold = folds.get();
            } else if (reader.kind() == RecordKind.EVENT) {
                fold.accept(reader.event());
                done++;
            }
        }
        return reader.sequence();
    }

    @Override
    public void close() throws IOException {
        reader.close();
        journal.close();
    }

    private static Consumer<Event> stateFold() {
        var state = new MarketState();
        var account = new Account(10_000 * E8.ONE);
        return event -> {
            state.on(event);
            account.apply(event);
        };
    }

    private static Consumer<Event> engineFold() {
        Engine engine = Desk.engine(RiskLimits.DEFAULT);
        return event -> engine.on(event, _ -> {});
    }

    private static ScratchJournal recordMixed() throws IOException {
        var journal = new ScratchJournal();
        var desk = new Desk(ONE_COIN, RiskLimits.DEFAULT, journal);
        for (int k = 0; !desk.isSpent(); k++) {
            desk.ready();
            switch (k & 7) {
                case 0, 1, 2 -> desk.dispatch(desk.trade());
                case 3, 4 -> desk.dispatch(desk.quote());
                default -> desk.dispatch(desk.bookChange());
            }
        }
        return journal;
    }

    private static ScratchJournal recordTrades() throws IOException {
        var journal = new ScratchJournal();
        var desk = new Desk(ONE_COIN, RiskLimits.DEFAULT, journal);
        while (!desk.isSpent()) {
            desk.ready();
            desk.dispatch(desk.trade());
        }
        return journal;
    }
}
