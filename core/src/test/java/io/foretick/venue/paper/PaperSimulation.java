package io.foretick.venue.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Digest;
import io.foretick.base.E8;
import io.foretick.base.Times;
import io.foretick.event.BookChanges;
import io.foretick.event.BookLoss;
import io.foretick.event.CloseReason;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.FeeSchedule;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.market.Account;
import io.foretick.testing.Markets;
import io.foretick.testing.StateTape;
import io.foretick.venue.Venue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// A random session: random books, trades, losses, orders, cancels and duplicates, with every
/// invariant looked at after every event. The same seed gives the same session.
final class PaperSimulation {

    private static final int MARKETS = 2;
    private static final long CENT_E8 = E8.ONE / 100;

    private final SplittableRandom random;
    private final PaperSettings settings;
    private final List<Event.Listed> listed = new ArrayList<>();
    private PaperVenue venue;
    private boolean renewing;
    private final NaiveMarket[] naive = new NaiveMarket[MARKETS];
    private final boolean immediate;
    private final Digest digest = new Digest();
    private final List<Command.PlaceOrder> placed = new ArrayList<>();
    private final Map<Long, Long> filledE8 = new HashMap<>();
    private final List<Event.OrderFilled> told = new ArrayList<>();
    private Account account;
    private long timeNs = Times.SECOND_NS;
    private long takerFills;
    private long makerFills;
    private long tradeLeftE8 = -1; // below 0: the last market event was no trade

    PaperSimulation(long seed, FeeSchedule fees, PaperSettings settings) {
        random = new SplittableRandom(seed);
        this.settings = settings;
        venue = new PaperVenue(settings);
        account = new Account(settings.cashE8());
        immediate = settings.latencyNs() == 0;
        for (int market = 0; market < MARKETS; market++) {
            naive[market] = new NaiveMarket(market);
            var listing = Markets.fiveMinutes("abc-updown-" + market, fees);
            listed.add(new Event.Listed(Markets.stamp(timeNs), market, listing));
            dispatch(listed.getLast());
        }
    }

    /// From now on the venue is saved after every step, and a fresh one goes on in its place.
    PaperSimulation renewing() {
        renewing = true;
        return this;
    }

    /// Runs the session to its end, where all markets resolve.
    PaperSimulation run(int steps) {
        for (int step = 0; step < steps; step++) {
            timeNs += random.nextLong(40 * Times.MILLI_NS);
            deliverUntil(timeNs);
            act(random.nextInt(MARKETS));
            deliverUntil(timeNs);
            if (renewing) {
                renew();
            }
        }
        for (int market = 0; market < MARKETS; market++) {
            Resolution[] all = Resolution.values();
            Resolution resolution = all[random.nextInt(all.length)];
            dispatch(new Event.MarketResolved(Markets.stamp(timeNs), market, resolution, 0));
        }
        timeNs += Times.MINUTE_NS;
        deliverUntil(timeNs);
        return this;
    }

    long digest() {
        return digest.value();
    }

    Account account() {
        return account;
    }

    PaperVenue venue() {
        return venue;
    }

    long takerFills() {
        return takerFills;
    }

    long makerFills() {
        return makerFills;
    }

    private void renew() {
        var tape = new StateTape();
        venue.save(tape);
        venue = new PaperVenue(settings);
        listed.forEach(venue::on);
        venue.load(tape);
    }

    private void act(int market) {
        int dice = random.nextInt(100);
        if (dice < 15) {
            dispatch(snapshot(market));
        } else if (dice < 45) {
            dispatch(change(market));
        } else if (dice < 60) {
            dispatch(trade(market));
        } else if (dice < 62) {
            dispatch(new Event.BookLost(Markets.stamp(timeNs), market, BookLoss.GAP));
        } else if (dice < 88) {
            place(market);
        } else if (dice < 96) {
            venue.execute(new Command.CancelOrder(timeNs, 1 + random.nextLong(placed.size() + 1L)));
        } else if (dice < 97) {
            venue.execute(new Command.CancelMarket(timeNs, market));
        } else {
            repeat();
        }
    }

    private Event snapshot(int market) {
        var changes = new BookChanges.Builder().clear(market);
        int middle = 30 + random.nextInt(40);
        for (int k = 1; k <= 4; k++) {
            changes.bid(market, (middle - k) * CENT_E8, quantityE8());
            changes.ask(market, (middle + k) * CENT_E8, quantityE8());
        }
        return new Event.BookUpdate(Markets.stamp(timeNs), 0, 0, changes.build());
    }

    private Event change(int market) {
        var changes = new BookChanges.Builder();
        for (int k = random.nextInt(3); k >= 0; k--) {
            long priceE8 = (28 + random.nextInt(44)) * CENT_E8;
            long totalE8 = random.nextInt(3) == 0 ? 0 : quantityE8();
            if (random.nextBoolean()) {
                changes.bid(market, priceE8, totalE8);
            } else {
                changes.ask(market, priceE8, totalE8);
            }
        }
        return new Event.BookUpdate(Markets.stamp(timeNs), 0, 0, changes.build());
    }

    private Event trade(int market) {
        long priceE8 = (28 + random.nextInt(44)) * CENT_E8;
        Side taker = random.nextBoolean() ? Side.BUY : Side.SELL;
        return new Event.Trade(Markets.stamp(timeNs), market, 0, priceE8, quantityE8(), taker);
    }

    private void place(int market) {
        TimeInForce[] all = TimeInForce.values();
        TimeInForce life = all[random.nextInt(all.length)];
        boolean rests = life == TimeInForce.GTC || life == TimeInForce.GTD;
        var wanted =
                new OrderTerms(
                        random.nextBoolean() ? Outcome.UP : Outcome.DOWN,
                        random.nextInt(5) < 3 ? Side.BUY : Side.SELL,
                        (30 + random.nextInt(40)) * CENT_E8,
                        quantityE8(),
                        life,
                        rests && random.nextInt(3) == 0,
                        life == TimeInForce.GTD ? timeNs + Times.SECOND_NS : 0);
        if (account.affords(market, wanted)) {
            long number = placed.size() + 1L;
            var command = new Command.PlaceOrder(timeNs, number, market, strategy(), wanted);
            placed.add(command);
            account.onPlace(command);
            venue.execute(command);
        }
    }

    private String strategy() {
        return random.nextBoolean() ? "first" : "second";
    }

    /// Tells an old fill again, and sends an old order again.
    private void repeat() {
        if (!placed.isEmpty()) {
            Command.PlaceOrder old = placed.get(random.nextInt(placed.size()));
            venue.execute(
                    new Command.PlaceOrder(
                            timeNs, old.orderId(), old.market(), old.strategy(), old.terms()));
        }
        if (!told.isEmpty()) {
            account.apply(told.get(random.nextInt(told.size())));
            checkAccount();
        }
    }

    private long quantityE8() {
        return (500 + random.nextInt(4_000)) * CENT_E8;
    }

    private void deliverUntil(long untilNs) {
        long dueNs = 0;
        while (dueNs <= untilNs) {
            dueNs = venue.deliver(untilNs, this::dispatch);
        }
        if (immediate || dueNs == Venue.NOTHING_DUE_NS) {
            checkAgainstVenue();
        }
    }

    private void dispatch(Event event) {
        digest.add(event.toString());
        account.apply(event);
        watch(event);
        venue.on(event);
        checkAccount();
        if (random.nextInt(50) == 0) {
            reload();
        }
    }

    /// Follows the market and judges every report.
    private void watch(Event event) {
        switch (event) {
            case Event.BookUpdate update -> {
                for (NaiveMarket market : naive) {
                    market.apply(update.changes());
                }
                tradeLeftE8 = -1;
            }
            case Event.BookLost lost -> naive[lost.instrument()].lose();
            case Event.Trade trade -> tradeLeftE8 = trade.quantityE8();
            case Event.OrderFilled filled -> judge(filled);
            case Event.OrderClosed closed -> judge(closed);
            case Event.OrderRejected rejected ->
                    assertTrue(!rejected.reason().contains("balance"), rejected.toString());
            default -> {} // nothing to judge
        }
    }

    private void judge(Event.OrderFilled fill) {
        OrderTerms order = termsOf(fill.orderId());
        boolean buys = order.side() == Side.BUY;
        boolean within =
                buys ? fill.priceE8() <= order.priceE8() : fill.priceE8() >= order.priceE8();
        assertTrue(within, fill + " is worse than " + order);
        long sumE8 = filledE8.merge(fill.orderId(), fill.quantityE8(), Long::sum);
        assertTrue(sumE8 <= order.quantityE8(), fill + " overfills " + order);
        told.add(fill);
        takerFills += fill.maker() ? 0 : 1;
        makerFills += fill.maker() ? 1 : 0;
        if (immediate) {
            judgeLiquidity(fill, order);
        }
    }

    private void judgeLiquidity(Event.OrderFilled fill, OrderTerms order) {
        NaiveMarket market = naive[placed.get((int) fill.orderId() - 1).market()];
        assertTrue(market.trusted(), fill + " on a book without trust");
        if (!fill.maker()) {
            boolean up = order.outcome() == Outcome.UP;
            long upPriceE8 = up ? fill.priceE8() : E8.ONE - fill.priceE8();
            market.take(order.upSide(), upPriceE8, fill.quantityE8());
        } else if (tradeLeftE8 >= 0) {
            tradeLeftE8 -= fill.quantityE8();
            assertTrue(tradeLeftE8 >= 0, fill + " is more than was traded");
        } else {
            market.takeUpTo(order.upSide(), order.upPriceE8(), fill.quantityE8());
        }
    }

    private void judge(Event.OrderClosed closed) {
        OrderTerms order = termsOf(closed.orderId());
        long sumE8 = filledE8.getOrDefault(closed.orderId(), 0L);
        if (order.timeInForce() == TimeInForce.FOK) {
            assertTrue(sumE8 == 0 || sumE8 == order.quantityE8(), "part of " + order);
        }
        assertEquals(closed.reason() == CloseReason.FILLED, sumE8 == order.quantityE8());
    }

    private OrderTerms termsOf(long orderId) {
        return placed.get((int) orderId - 1).terms();
    }

    private void checkAccount() {
        long reservedE8 = 0;
        for (int k = 0; k < account.openOrders(); k++) {
            reservedE8 += account.openOrder(k).reservedCashE8();
        }
        assertEquals(reservedE8, account.reservedE8());
        assertTrue(account.freeE8() >= 0, "free cash is " + account.freeE8());
        assertEquals(account.cashE8() - account.startCashE8(), account.pnl().totalE8());
        assertEquals(account.pnl(), account.pnl("first").plus(account.pnl("second")));
        account.forEachPosition(position -> {
            for (Outcome outcome : Outcome.values()) {
                assertTrue(account.freeTokensE8(position.market(), outcome) >= 0);
            }
        });
    }

    private void checkAgainstVenue() {
        assertEquals(venue.cashE8(), account.cashE8());
        for (int market = 0; market < MARKETS; market++) {
            for (Outcome outcome : Outcome.values()) {
                assertEquals(
                        venue.heldE8(market, outcome), account.position(market).heldE8(outcome));
            }
        }
    }

    /// Goes on with a copy of the account that was read back from its saved state.
    private void reload() {
        var tape = new StateTape();
        account.save(tape);
        var copy = new Account(0);
        copy.load(tape);
        assertTrue(tape.isSpent());
        account = copy;
    }
}
