package io.foretick.lab.bench;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.event.BookChanges;
import io.foretick.event.Event;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.market.MarketState;

import java.util.SplittableRandom;

/// One frame's change of a bid and an ask, near the best of a trusted book of 20 levels a side.
/// State only: nothing is evaluated.
final class BookBenchmark implements Benchmark {

    private static final int SIZE = 1 << 10;
    private static final int NEAR = 10;
    private static final Stamp AT = Stamp.internal(DeskEvents.START_NS, Source.POLYMARKET_CLOB);

    private final MarketState state = new MarketState();
    private final Event.BookUpdate[] updates = new Event.BookUpdate[SIZE];

    BookBenchmark() {
        var changes = new BookChanges.Builder();
        DeskEvents.addBook(changes, 0);
        state.on(new Event.Listed(AT, 0, DeskEvents.market("COIN0", 0)));
        state.on(new Event.BookUpdate(AT, 0, 0, changes.build()));
        SplittableRandom random = new Seed(1).split("book").random();
        for (int k = 0; k < SIZE; k++) {
            changes.reset();
            changes.bid(0, (49 - random.nextInt(NEAR)) * E8.ONE / 100, quantityE8(random));
            changes.ask(0, (51 + random.nextInt(NEAR)) * E8.ONE / 100, quantityE8(random));
            updates[k] = new Event.BookUpdate(AT, 0, 0, changes.build());
        }
    }

    @Override
    public void prepare() {}

    @Override
    public long run(int operations) {
        long changed = 0;
        for (int k = 0; k < operations; k++) {
            changed += state.on(updates[k & (SIZE - 1)]) ? 1 : 0;
        }
        return changed;
    }

    @Override
    public void close() {}

    /// A third of the changes removes a level.
    private static long quantityE8(SplittableRandom random) {
        return Math.max(0, random.nextInt(-50, 100)) * E8.ONE;
    }
}
