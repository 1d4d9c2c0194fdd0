package io.foretick.venue.paper;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.BookChanges;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.Outcome;
import io.foretick.event.Source;
import io.foretick.venue.Venue;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// An Up/Down exchange that shows the real market and fills our orders as the real one might have:
/// never from more than was visible, never before an order could have been there. Owned by the
/// session's thread. What it assumes stands in `docs/paper.md`.
///
/// How it works: a command becomes a task at its time of arrival; tasks run in the order of time,
/// before any market event of the same time; what they decide travels back and is delivered when it
/// arrives. Nothing here knows the hour but from events and commands. Of a market that is settled
/// only its number stays, so that a session may run for months.
public final class PaperVenue implements Venue {

    private final PaperSettings settings;
    private final Agenda agenda = new Agenda();
    private final Outbox outbox;
    private final PaperMatcher matcher;
    private @Nullable PaperMarket[] markets =
            new @Nullable PaperMarket[64]; // null: none that lives
    private final BitSet settled = new BitSet();
    private long nowNs = Long.MIN_VALUE;

    public PaperVenue(PaperSettings settings) {
        this.settings = settings;
        this.outbox = new Outbox(settings.latencyNs());
        this.matcher = new PaperMatcher(settings, agenda, outbox);
    }

    /// Collateral at the venue, that behind open orders included.
    public long cashE8() {
        return matcher.wallet().cashE8();
    }

    /// Tokens at the venue, those in open sales included.
    public long heldE8(int market, Outcome outcome) {
        return matcher.wallet().heldE8(market, outcome);
    }

    @Override
    public void on(Event event) {
        runTasks(event.timeNs());
        nowNs = Math.max(nowNs, event.timeNs());
        switch (event) {
            case Event.Listed listed -> list(listed);
            case Event.BookUpdate update -> apply(update);
            case Event.Quote quote -> apply(quote);
            case Event.Trade trade -> apply(trade);
            case Event.BookLost lost -> lose(lost);
            case Event.TickSizeChanged changed -> apply(changed);
            case Event.FeedDown down -> lose(down.feed());
            case Event.Gap gap -> lose(gap.feed());
            case Event.MarketResolved resolved -> resolve(resolved);
            case Event.OracleTick _,
                    Event.Candle _,
                    Event.StrikePublished _,
                    Event.FrameSkipped _,
                    Event.FeedUp _,
                    Event.Stopping _,
                    Event.Tick _,
                    Event.ModelChanged _,
                    Event.Controlled _,
                    Event.AccountNews _,
                    Event.DensityPublished _ -> {} // not about a market that trades here
            case Event.OrderAccepted _,
                    Event.OrderRejected _,
                    Event.OrderFilled _,
                    Event.OrderClosed _ -> {} // our own reports, come round
        }
    }

    @Override
    public void execute(Command command) {
        long arrivalNs = Math.max(nowNs, command.timeNs() + settings.latencyNs());
        agenda.add(
                arrivalNs,
                switch (command) {
                    case Command.PlaceOrder place -> new Agenda.Task.Place(place);
                    case Command.CancelOrder cancel -> new Agenda.Task.Cancel(cancel);
                    case Command.CancelMarket cancel -> new Agenda.Task.CancelMarket(cancel);
                    case Command.CancelAll cancel -> new Agenda.Task.CancelAll(cancel);
                });
    }

    @Override
    public long deliver(long untilNs, Consumer<Event> sink) {
        while (agenda.nextNs() <= untilNs && agenda.nextNs() < outbox.nextNs()) {
            runNext();
        }
        if (outbox.nextNs() <= untilNs) {
            sink.accept(outbox.remove());
        }
        return Math.min(agenda.nextNs(), outbox.nextNs());
    }

    @Override
    public void save(StateSink out) {
        out.add(nowNs);
        matcher.save(out);
        out.add(Arrays.stream(markets).filter(Objects::nonNull).count());
        for (PaperMarket market : markets) {
            if (market != null) {
                out.add((long) market.instrument());
                market.save(out);
            }
        }
        agenda.save(out);
        outbox.save(out);
    }

    @Override
    public void load(StateSource in) {
        nowNs = in.nextLong();
        Map<Long, PaperOrder> open = matcher.load(in, this::listed);
        var alive = new BitSet();
        for (long left = in.nextLong(); left > 0; left--) {
            PaperMarket market = listed(in.nextInt());
            market.load(in, open);
            alive.set(market.instrument(), !market.resolved());
        }
        for (int number = 0; number < markets.length; number++) {
            if (markets[number] != null && !alive.get(number)) {
                forget(number); // what was listed and not saved had been settled
            }
        }
        agenda.load(in, open);
        outbox.load(in);
    }

    private void forget(int number) {
        markets[number] = null;
        settled.set(number);
    }

    private PaperMarket listed(int instrument) {
        PaperMarket market = find(instrument);
        if (market == null) {
            throw new IllegalStateException("market " + instrument + " was not listed again");
        }
        return market;
    }

    private void runTasks(long untilNs) {
        while (agenda.nextNs() <= untilNs) {
            runNext();
        }
    }

    private void runNext() {
        nowNs = Math.max(nowNs, agenda.nextNs());
        switch (agenda.remove()) {
            case Agenda.Task.Place(Command.PlaceOrder command) -> place(command);
            case Agenda.Task.Cancel(Command.CancelOrder command) ->
                    matcher.cancel(command.orderId(), nowNs);
            case Agenda.Task.CancelMarket(Command.CancelMarket command) -> {
                PaperMarket market = find(command.market());
                if (market != null) {
                    matcher.cancelAll(market, nowNs);
                }
            }
            case Agenda.Task.CancelAll _ -> matcher.cancelAll(nowNs);
            case Agenda.Task.Match(PaperOrder order) -> matcher.match(order, nowNs);
            case Agenda.Task.Expire(PaperOrder order) -> matcher.expire(order, nowNs);
        }
    }

    private void place(Command.PlaceOrder command) {
        PaperMarket market = find(command.market());
        if (matcher.isDuplicate(command)) {
            matcher.refuse(command, Refusals.duplicate(command.orderId()), nowNs);
        } else if (market == null) {
            boolean ended = command.market() >= 0 && settled.get(command.market());
            String reason = ended ? Refusals.ENDED_MARKET : Refusals.UNKNOWN_MARKET;
            matcher.refuse(command, reason, nowNs);
        } else {
            matcher.place(command, market, nowNs);
        }
    }

    private void list(Event.Listed listed) {
        if (!(listed.terms() instanceof Market terms)) {
            return;
        }
        int number = listed.instrument();
        PaperMarket known = find(number);
        if (known != null) {
            known.listAgain(terms);
        } else if (!settled.get(number)) {
            add(new PaperMarket(number, terms));
        }
    }

    private void add(PaperMarket market) {
        int number = market.instrument();
        if (number >= markets.length) {
            markets = Arrays.copyOf(markets, Math.max(number + 1, 2 * markets.length));
        }
        markets[number] = market;
    }

    /// Applies a whole frame before anything looks at a book.
    private void apply(Event.BookUpdate update) {
        BookChanges changes = update.changes();
        int at = 0;
        while (at < changes.size()) {
            PaperMarket market = find(changes.instrument(at));
            at = market == null ? at + 1 : market.apply(update, at);
        }
        for (int k = 0; k < changes.size(); k++) {
            if (k == 0 || changes.instrument(k) != changes.instrument(k - 1)) {
                lookAt(find(changes.instrument(k)));
            }
        }
    }

    private void apply(Event.Quote quote) {
        PaperMarket market = find(quote.instrument());
        if (market != null) {
            market.apply(quote);
            lookAt(market);
        }
    }

    private void lookAt(@Nullable PaperMarket market) {
        if (market != null) {
            market.onBook();
            matcher.onBook(market, nowNs);
        }
    }

    private void apply(Event.Trade trade) {
        PaperMarket market = find(trade.instrument());
        if (market != null) {
            matcher.onTrade(market, trade, nowNs);
        }
    }

    private void apply(Event.TickSizeChanged changed) {
        PaperMarket market = find(changed.instrument());
        if (market != null) {
            market.apply(changed);
        }
    }

    private void lose(Event.BookLost lost) {
        PaperMarket market = find(lost.instrument());
        if (market != null) {
            market.lose();
        }
    }

    private void lose(Source feed) {
        for (PaperMarket market : markets) {
            if (market != null) {
                market.loseIfFrom(feed);
            }
        }
    }

    private void resolve(Event.MarketResolved resolved) {
        PaperMarket market = find(resolved.instrument());
        if (market != null) {
            matcher.resolve(market, resolved.resolution(), nowNs);
            forget(resolved.instrument());
        }
    }

    private @Nullable PaperMarket find(int instrument) {
        return instrument >= 0 && instrument < markets.length ? markets[instrument] : null;
    }
}
