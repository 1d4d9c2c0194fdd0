package io.foretick.venue.polymarket.trade;

import io.foretick.base.Times;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.OrderTerms;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.testing.StateTape;
import io.foretick.venue.polymarket.account.Gateway;
import io.foretick.venue.polymarket.account.Heard;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A session in small, with its journal: it gives events to venue and ledger in the session's
/// order, and it can die at any of the journal's records and start again.
final class TradeRun {

    /// The process has died.
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Died() {
            super("died", null, false, false);
        }
    }

    private final TradeSettings settings;
    private final Gateway gateway;
    private final int markets;
    private final List<Object> journal = new ArrayList<>();
    private LiveVenue venue;
    private Ledger ledger = new Ledger();
    private long nowNs = Scene.START_NS;
    private long orders;
    private int recordsLeft = Integer.MAX_VALUE;
    private @Nullable StateTape checkpoint; // null until one was written
    private int checkpointAt;

    TradeRun(TradeSettings settings, Gateway gateway, int markets) {
        this.settings = settings;
        this.gateway = gateway;
        this.markets = markets;
        this.venue = new LiveVenue(settings, Scene::plan);
        for (int number = 0; number < markets; number++) {
            dispatch(Scene.listed(number));
        }
    }

    LiveVenue venue() {
        return venue;
    }

    Ledger ledger() {
        return ledger;
    }

    long nowNs() {
        return nowNs;
    }

    List<Event> events() {
        return journal.stream()
                .filter(Event.class::isInstance)
                .map(Event.class::cast)
                .filter(event -> !(event instanceof Event.Tick))
                .filter(event -> !(event instanceof Event.FrameSkipped))
                .toList();
    }

    /// The newest event about our orders or our account.
    Event last() {
        return events().getLast();
    }

    void connect() {
        venue.connect(gateway, nowNs);
        settle();
    }

    /// Dies after this many more records: the last is in the journal and nobody has acted on it.
    void dieAfter(int records) {
        recordsLeft = records;
    }

    long place(int market, OrderTerms terms) {
        long orderId = ++orders;
        command(new Command.PlaceOrder(nowNs, orderId, market, "test", terms));
        return orderId;
    }

    void command(Command command) {
        append(command);
        ledger.on(command);
        venue.execute(command);
        settle();
    }

    void hear(Heard heard) {
        settle();
        var at = Stamp.internal(nowNs, Source.POLYMARKET_ACCOUNT);
        var events = new ArrayList<Event>();
        venue.hear(at, heard, events::add);
        if (events.isEmpty()) {
            events.add(new Event.FrameSkipped(at, SkipReason.DUPLICATE));
        }
        events.forEach(this::dispatch);
        settle();
    }

    void pass(long spanNs) {
        nowNs += spanNs;
        dispatch(new Event.Tick(Stamp.internal(nowNs, Source.ENGINE)));
        settle();
    }

    void passSeconds(int seconds) {
        for (int k = 0; k < 4 * seconds; k++) {
            pass(Times.SECOND_NS / 4);
        }
    }

    void dispatch(Event event) {
        append(event);
        venue.on(event);
        ledger.on(event);
    }

    void checkpoint() {
        var tape = new StateTape();
        venue.save(tape);
        checkpoint = tape;
        checkpointAt = journal.size();
    }

    /// Starts again from the journal, or from the newest checkpoint and what came after it.
    void restart() {
        recordsLeft = Integer.MAX_VALUE;
        venue = new LiveVenue(settings, Scene::plan);
        ledger = new Ledger();
        int from = 0;
        if (checkpoint != null) {
            for (int number = 0; number < markets; number++) {
                venue.on(Scene.listed(number));
            }
            venue.load(checkpoint);
            from = checkpointAt;
            checkpoint = null;
        }
        for (int k = 0; k < journal.size(); k++) {
            read(journal.get(k), k >= from);
        }
        connect();
    }

    private void read(Object journalled, boolean after) {
        if (journalled instanceof Event event) {
            ledger.on(event);
            if (after) {
                venue.on(event);
            }
        } else if (journalled instanceof Command command) {
            ledger.on(command);
            if (after) {
                venue.execute(command);
            }
        }
    }

    private void settle() {
        long dueNs = nowNs;
        while (dueNs <= nowNs) {
            dueNs = venue.deliver(nowNs, this::dispatch);
        }
    }

    private void append(Object journalled) {
        journal.add(journalled);
        if (--recordsLeft == 0) {
            throw new Died();
        }
    }
}
