package io.foretick.lab.bench;

import io.foretick.base.E8;
import io.foretick.event.Event;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.lab.bench.scratch.ScratchJournal;

import java.io.IOException;

/// Appending one event to a journal, checksum included, without waiting for the disk.
final class JournalBenchmark implements Benchmark {

    private static final Stamp AT = Stamp.internal(1, Source.BINANCE);

    private final ScratchJournal journal = new ScratchJournal();
    private final Event event;

    private JournalBenchmark(Event event) throws IOException {
        this.event = event;
    }

    static JournalBenchmark trade() throws IOException {
        return new JournalBenchmark(
                new Event.Trade(AT, 0, 1_000, 65_000 * E8.ONE, E8.ONE, Side.BUY));
    }

    static JournalBenchmark quote() throws IOException {
        return new JournalBenchmark(
                new Event.Quote(AT, 0, 1_000, 64_999 * E8.ONE, E8.ONE, 65_001 * E8.ONE, E8.ONE));
    }

    @Override
    public void prepare() throws IOException {
        journal.renew();
    }

    @Override
    public long run(int operations) {
        long last = 0;
        for (int k = 0; k < operations; k++) {
            last = journal.append(event);
        }
        return last;
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
