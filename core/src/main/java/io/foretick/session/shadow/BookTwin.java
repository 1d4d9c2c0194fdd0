package io.foretick.session.shadow;

import io.foretick.base.Digest;
import io.foretick.engine.Engine;
import io.foretick.engine.EngineObserver;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.market.Book;
import io.foretick.market.Ladder;
import io.foretick.market.MarketSlot;
import io.foretick.risk.Verdict;
import io.foretick.strategy.MarketView;
import io.foretick.strategy.Signal;
import io.foretick.strategy.Strategy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Remembers for a while how the book of one market stood, so that the venue's own picture of it,
/// which is asked for and comes at its own time, can be found among them. Fed by the thread that
/// follows the journal, asked by another.
public final class BookTwin implements EngineObserver {

    private static final int STATES_MAX = 4_096;

    /// How a book stood from an instant on.
    private record State(long fromNs, long digest) {}

    private final Map<Integer, Market> running = new TreeMap<>();
    private final Deque<State> states = new ArrayDeque<>();
    private int watched = -1;
    private long seenNs = Long.MIN_VALUE;

    /// The markets whose window has not ended at `nowNs`, by number.
    public synchronized List<Map.Entry<Integer, Market>> markets(long nowNs) {
        var open = new ArrayList<Map.Entry<Integer, Market>>();
        for (Map.Entry<Integer, Market> entry : running.entrySet()) {
            if (entry.getValue().window().endNs() > nowNs) {
                open.add(Map.entry(entry.getKey(), entry.getValue()));
            }
        }
        return open;
    }

    /// Remembers the book of this market from now on, and no other.
    public synchronized void watch(int market) {
        watched = market;
        states.clear();
    }

    /// The time up to which everything is known.
    public synchronized long seenNs() {
        return seenNs;
    }

    /// How many states of the watched book are remembered.
    public synchronized int remembered() {
        return states.size();
    }

    /// Whether the watched book stood like this at some time from `fromNs` to `untilNs`.
    ///
    /// @param digest of the venue's picture, as [#digest] makes it
    public synchronized boolean stood(long digest, long fromNs, long untilNs) {
        long until = Long.MAX_VALUE;
        for (var at = states.descendingIterator(); at.hasNext(); ) {
            State state = at.next();
            boolean overlaps = state.fromNs() <= untilNs && until >= fromNs;
            if (overlaps && state.digest() == digest) {
                return true;
            }
            until = state.fromNs();
        }
        return false;
    }

    /// Digest of a book: levels from the best on, as price and quantity one after the other.
    public static long digest(List<long[]> bids, List<long[]> asks) {
        var digest = new Digest();
        for (List<long[]> side : List.of(bids, asks)) {
            digest.add((long) side.size());
            for (long[] level : side) {
                digest.add(level[0]).add(level[1]);
            }
        }
        return digest.value();
    }

    @Override
    public synchronized void applied(Event event, Engine engine) {
        seenNs = event.timeNs();
        switch (event) {
            case Event.Listed(var _, int number, Market market) -> running.put(number, market);
            case Event.MarketResolved resolved -> running.remove(resolved.instrument());
            default -> {} // lists nothing and ends nothing
        }
        if (event instanceof Event.BookUpdate || states.isEmpty()) {
            note(event.timeNs(), engine);
        }
    }

    @Override
    public void commanded(Command command) {}

    @Override
    public void decided(MarketView view, Strategy strategy, Signal signal, Verdict verdict) {}

    private void note(long timeNs, Engine engine) {
        MarketSlot slot = watched < 0 ? null : engine.state().slot(watched);
        if (slot == null || !slot.book().trusted()) {
            return;
        }
        Book book = slot.book();
        long digest = digest(levels(book.bids()), levels(book.asks()));
        if (!states.isEmpty() && states.getLast().digest() == digest) {
            return;
        }
        states.addLast(new State(timeNs, digest));
        if (states.size() > STATES_MAX) {
            states.removeFirst();
        }
    }

    private static List<long[]> levels(Ladder side) {
        var levels = new ArrayList<long[]>(side.size());
        for (int depth = 0; depth < side.size(); depth++) {
            levels.add(new long[] {side.priceE8(depth), side.quantityE8(depth)});
        }
        return levels;
    }
}
