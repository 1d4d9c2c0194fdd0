package io.foretick.venue.paper;

import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.BookChanges;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.Source;
import io.foretick.event.TimeInForce;
import io.foretick.market.Account;
import io.foretick.testing.Markets;

import java.util.ArrayList;
import java.util.List;

/// A paper venue with an account beside it, driven by hand in milliseconds, as a session would.
final class PaperDesk {

    static final int MARKET = 3;

    final PaperVenue venue;
    final Account account;
    final List<String> reports = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    private long nowMs;
    private long orderId;

    PaperDesk(PaperSettings settings, FeeSchedule fees) {
        venue = new PaperVenue(settings);
        account = new Account(settings.cashE8());
        dispatch(
                new Event.Listed(
                        Markets.stamp(0), MARKET, Markets.fiveMinutes("abc-updown-5m", fees)));
    }

    /// A thousand dollars, no fee, no latency and the usual taker delay.
    static PaperDesk plain() {
        return new PaperDesk(PaperSettings.of(1_000 * E8.ONE).withLatencyNs(0), FeeSchedule.NONE);
    }

    /// Moves the clock on and delivers what is due by then.
    PaperDesk at(long timeMs) {
        nowMs = timeMs;
        drain();
        return this;
    }

    /// Sends a snapshot; levels such as `0.50x100`.
    PaperDesk book(String bids, String asks) {
        var changes = new BookChanges.Builder().clear(MARKET);
        levels(changes, true, bids);
        levels(changes, false, asks);
        return update(changes);
    }

    PaperDesk update(BookChanges.Builder changes) {
        return input(new Event.BookUpdate(Markets.stamp(nowNs()), 0, 0, changes.build()));
    }

    PaperDesk setBid(String price, String quantity) {
        return update(new BookChanges.Builder().bid(MARKET, e8(price), e8(quantity)));
    }

    PaperDesk setAsk(String price, String quantity) {
        return update(new BookChanges.Builder().ask(MARKET, e8(price), e8(quantity)));
    }

    PaperDesk trade(Side taker, String price, String quantity) {
        var stamp = Markets.stamp(nowNs());
        return input(new Event.Trade(stamp, MARKET, 0, e8(price), e8(quantity), taker));
    }

    PaperDesk resolve(Resolution resolution) {
        return input(new Event.MarketResolved(Markets.stamp(nowNs()), MARKET, resolution, 0));
    }

    /// Delivers what precedes an event of the market, then dispatches it.
    PaperDesk input(Event event) {
        drain();
        dispatch(event);
        drain();
        return this;
    }

    long buy(String price, String quantity, TimeInForce timeInForce) {
        return place(Outcome.UP, Side.BUY, price, quantity, timeInForce);
    }

    long place(Outcome outcome, Side side, String price, String quantity, TimeInForce timeInForce) {
        long expireNs = timeInForce == TimeInForce.GTD ? nowNs() + Times.SECOND_NS : 0;
        return place(
                new OrderTerms(
                        outcome, side, e8(price), e8(quantity), timeInForce, false, expireNs));
    }

    long postOnly(Outcome outcome, Side side, String price, String quantity) {
        return place(
                new OrderTerms(outcome, side, e8(price), e8(quantity), TimeInForce.GTC, true, 0));
    }

    /// Places an order; where the account does not afford it, only the venue is asked.
    long place(OrderTerms terms) {
        var command = new Command.PlaceOrder(nowNs(), ++orderId, MARKET, "test", terms);
        if (account.affords(MARKET, terms)) {
            account.onPlace(command);
        }
        venue.execute(command);
        drain();
        return command.orderId();
    }

    void cancel(long order) {
        venue.execute(new Command.CancelOrder(nowNs(), order));
        drain();
    }

    /// Gives the tokens of a buy at 0.50 that was filled at once; leaves no book behind.
    void own(String quantity) {
        book("0.49x1", "0.50x" + quantity);
        buy("0.50", quantity, TimeInForce.FOK);
        at(nowMs + 150);
        reports.clear();
        events.clear();
    }

    long nowNs() {
        return nowMs * Times.MILLI_NS;
    }

    static long e8(String decimal) {
        return E8.parse(decimal);
    }

    private void drain() {
        while (venue.deliver(nowNs(), this::dispatch) <= nowNs()) {
            // one event a call
        }
    }

    private void dispatch(Event event) {
        events.add(event);
        account.apply(event);
        if (event.at().source() == Source.EXECUTION) {
            reports.add(spell(event));
        }
        venue.on(event);
    }

    private static String spell(Event event) {
        return switch (event) {
            case Event.OrderAccepted accepted -> "accepted " + accepted.orderId();
            case Event.OrderRejected rejected ->
                    "rejected " + rejected.orderId() + ": " + rejected.reason();
            case Event.OrderFilled filled -> spell(filled);
            case Event.OrderClosed closed -> "closed " + closed.orderId() + " " + closed.reason();
            default -> throw new IllegalStateException("not a report of a venue: " + event);
        };
    }

    private static String spell(Event.OrderFilled filled) {
        String role = filled.maker() ? "made " : "took ";
        String trade = E8.format(filled.quantityE8()) + " @ " + E8.format(filled.priceE8());
        return role + filled.orderId() + " " + trade;
    }

    private static void levels(BookChanges.Builder changes, boolean bids, String levels) {
        for (String level : levels.isEmpty() ? new String[0] : levels.split(" ", -1)) {
            int cross = level.indexOf('x');
            long priceE8 = e8(level.substring(0, cross));
            long quantityE8 = e8(level.substring(cross + 1));
            if (bids) {
                changes.bid(MARKET, priceE8, quantityE8);
            } else {
                changes.ask(MARKET, priceE8, quantityE8);
            }
        }
    }
}
