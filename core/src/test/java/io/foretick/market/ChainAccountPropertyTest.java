package io.foretick.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.event.CloseReason;
import io.foretick.event.Command;
import io.foretick.event.Event;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;
import io.foretick.event.live.FillState;
import io.foretick.market.cash.CashBook;
import io.foretick.testing.Markets;
import io.foretick.testing.StateTape;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/// Whatever is told, in whatever order and however often, with restarts in between: the account
/// holds what a ledger holds that works everything out anew.
class ChainAccountPropertyTest {

    private static final int MARKETS = 3;
    private static final long START_E8 = 5_000 * E8.ONE;
    private static final List<String> STRATEGIES = List.of("first", "second");

    private final NaiveLedger naive = new NaiveLedger();
    private final List<Event> told = new ArrayList<>();
    private final List<Event.OrderFilled> late = new ArrayList<>();
    private Account account = opened();
    private long orders;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 20261121})
    void holdsWhatANaiveLedgerHolds(long seed) {
        var random = new SplittableRandom(seed);
        for (int step = 0; step < 1_500; step++) {
            act(random);
            checkCash();
            checkPositions();
        }
        assertTrue(orders > 50, "only " + orders + " orders");
    }

    /// The same facts told in any order, any number of times, come to the same money.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261121})
    void orderAndRepetitionDoNotMatter(long seed) {
        var random = new SplittableRandom(seed);
        List<Event> facts = new ArrayList<>();
        for (long order = 1; order <= 6; order++) {
            for (long trade = 1; trade <= 4; trade++) {
                facts.add(fill(random, order, trade, E8.ONE + random.nextLong(9 * E8.ONE)));
                facts.add(new Event.FillMoved(Markets.stamp(5), order, trade, FillState.RETRYING));
                FillState last = random.nextInt(3) == 0 ? FillState.FAILED : FillState.CONFIRMED;
                facts.add(new Event.FillMoved(Markets.stamp(5), order, trade, last));
            }
        }
        facts.add(new Event.MarketResolved(Markets.stamp(5), 0, Resolution.UP, 0));
        String once = moneyAfter(facts);
        for (int round = 0; round < 30; round++) {
            List<Event> shuffled = new ArrayList<>(facts);
            for (int k = 0; k < facts.size(); k++) {
                shuffled.add(facts.get(random.nextInt(facts.size())));
            }
            Collections.shuffle(shuffled, random);
            assertEquals(once, moneyAfter(shuffled), "round " + round);
        }
    }

    private static String moneyAfter(List<Event> facts) {
        Account account = opened();
        for (long order = 1; order <= 6; order++) {
            Outcome outcome = order % 2 == 0 ? Outcome.UP : Outcome.DOWN;
            OrderTerms terms = terms(outcome, Side.BUY, 100 * E8.ONE);
            account.onPlace(new Command.PlaceOrder(1, order, 0, "first", terms));
        }
        facts.forEach(account::apply);
        CashBook cash = account.cash();
        return cash.totalE8()
                + " "
                + cash.confirmedE8()
                + " "
                + cash.redeemableE8()
                + " "
                + cash.reservedE8()
                + " "
                + account.settled().totalE8()
                + " "
                + account.pnl();
    }

    private void act(SplittableRandom random) {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> place(random);
            case 3, 4 -> tell(random);
            case 5, 6, 7 -> move(random);
            case 8 -> end(random);
            case 9 -> again(random);
            case 10 -> rarely(random);
            default -> reload(random);
        }
    }

    private void place(SplittableRandom random) {
        int market = random.nextInt(MARKETS);
        Outcome outcome = random.nextBoolean() ? Outcome.UP : Outcome.DOWN;
        long freeE8 = account.freeTokensE8(market, outcome);
        boolean sell = freeE8 > 1 && random.nextBoolean();
        long quantityE8 = sell ? 1 + random.nextLong(freeE8) : 1 + random.nextLong(50 * E8.ONE);
        OrderTerms terms = terms(outcome, sell ? Side.SELL : Side.BUY, quantityE8);
        if (account.affords(market, terms)) {
            String strategy = STRATEGIES.get(random.nextInt(2));
            account.onPlace(new Command.PlaceOrder(1, ++orders, market, strategy, terms));
            naive.place(orders, new NaiveLedger.Placed(market, strategy, terms));
        }
    }

    /// A trade of an order that works, or has ended a while ago.
    private void tell(SplittableRandom random) {
        if (orders == 0) {
            return;
        }
        OpenOrder open =
                account.openOrders() == 0
                        ? null
                        : account.openOrder(random.nextInt(account.openOrders()));
        if (open != null && open.remainingE8() > 0) {
            long quantityE8 = 1 + random.nextLong(open.remainingE8());
            var fill = fill(random, open.orderId(), random.nextLong(1_000_000), quantityE8);
            if (random.nextInt(4) == 0) {
                late.add(fill);
            } else {
                send(fill);
            }
        }
    }

    /// A trade goes on; now and then one that has not been told yet.
    private void move(SplittableRandom random) {
        List<? extends Event> from = random.nextInt(5) == 0 ? late : told;
        if (!from.isEmpty()
                && from.get(random.nextInt(from.size())) instanceof Event.OrderFilled fill) {
            FillState[] all = FillState.values();
            FillState state = all[random.nextInt(all.length)];
            var key = new NaiveLedger.Key(fill.orderId(), fill.tradeId());
            FillState known = naive.state(key);
            boolean over = known == FillState.CONFIRMED || known == FillState.FAILED;
            if (!over) {
                send(new Event.FillMoved(Markets.stamp(5), key.orderId(), key.tradeId(), state));
            }
        }
    }

    private void end(SplittableRandom random) {
        if (account.openOrders() > 0) {
            long orderId = account.openOrder(random.nextInt(account.openOrders())).orderId();
            account.apply(new Event.OrderClosed(Markets.stamp(5), orderId, CloseReason.CANCELLED));
        }
    }

    /// What was told before, or what should have been.
    private void again(SplittableRandom random) {
        if (!late.isEmpty() && random.nextBoolean()) {
            send(late.remove(random.nextInt(late.size())));
        } else if (!told.isEmpty()) {
            send(told.get(random.nextInt(told.size())));
        }
    }

    private void rarely(SplittableRandom random) {
        int market = random.nextInt(MARKETS);
        if (random.nextInt(40) == 0 && !naive.resolved(market)) {
            Resolution[] all = Resolution.values();
            Resolution resolution = all[random.nextInt(all.length)];
            naive.resolve(market, resolution);
            account.apply(new Event.MarketResolved(Markets.stamp(5), market, resolution, 0));
        } else if (random.nextInt(10) == 0 && naive.resolved(market)) {
            account.apply(new Event.Redeemed(Markets.stamp(5), market));
        }
    }

    private void reload(SplittableRandom random) {
        if (random.nextInt(5) == 0) {
            var tape = new StateTape();
            account.save(tape);
            Account copy = Account.onChain();
            copy.load(tape);
            assertTrue(tape.isSpent());
            var again = new StateTape();
            copy.save(again);
            assertEquals(tape.items(), again.items());
            account = copy;
        }
    }

    private void send(Event event) {
        if (event instanceof Event.OrderFilled fill) {
            naive.tell(fill);
        } else if (event instanceof Event.FillMoved moved) {
            naive.move(moved);
        }
        told.add(event);
        account.apply(event);
    }

    private void checkCash() {
        CashBook cash = account.cash();
        long payoutsE8 = 0;
        for (int market = 0; market < MARKETS; market++) {
            payoutsE8 += naive.payoutE8(market);
        }
        long totalE8 = START_E8 + naive.flowE8(_ -> true) + payoutsE8;
        assertEquals(totalE8, account.cashE8());
        assertEquals(
                -naive.flowE8(key -> naive.unsettled(key) && naive.isBuy(key)), cash.spentE8());
        assertEquals(
                naive.flowE8(key -> naive.unsettled(key) && !naive.isBuy(key)), cash.receivedE8());
        assertEquals(
                totalE8,
                cash.confirmedE8() - cash.spentE8() + cash.receivedE8() + cash.redeemableE8());
        assertEquals(
                totalE8,
                cash.freeE8() + cash.reservedE8() + cash.receivedE8() + cash.redeemableE8());
        long reservedE8 = 0;
        for (int k = 0; k < account.openOrders(); k++) {
            reservedE8 += account.openOrder(k).reservedCashE8();
        }
        assertEquals(reservedE8, account.reservedE8());
        assertEquals(account.cashE8() - account.startCashE8(), account.pnl().totalE8());
        assertEquals(account.pnl(), account.pnl("first").plus(account.pnl("second")));
    }

    private void checkPositions() {
        long owedE8 = 0;
        long settledE8 = 0;
        long worstE8 = 0;
        for (int market = 0; market < MARKETS; market++) {
            Position position = account.position(market);
            owedE8 += position.owedE8();
            for (Outcome outcome : Outcome.values()) {
                long heldE8 = naive.tokensE8(market, outcome, _ -> true);
                assertEquals(position.resolved() ? 0 : heldE8, position.heldE8(outcome));
                assertEquals(
                        naive.tokensE8(
                                market, outcome, key -> naive.unsettled(key) && naive.isBuy(key)),
                        position.arrivingE8(outcome));
            }
            settledE8 += position.resolved() ? position.flowE8() : 0;
            worstE8 += position.resolved() ? 0 : naiveWorstLossE8(position);
        }
        assertEquals(owedE8, account.cash().redeemableE8());
        assertEquals(settledE8, account.settled().totalE8());
        assertEquals(worstE8, account.worstLossE8());
    }

    private long naiveWorstLossE8(Position position) {
        long worstE8 = 0;
        for (Outcome winner : Outcome.values()) {
            long lossE8 = -position.flowE8() - position.heldE8(winner);
            for (int k = 0; k < account.openOrders(); k++) {
                OpenOrder order = account.openOrder(k);
                boolean here = order.market() == position.market();
                lossE8 += here ? order.lossIfFilledE8(winner) : 0;
            }
            worstE8 = Math.max(worstE8, lossE8);
        }
        return worstE8;
    }

    private static Event.OrderFilled fill(
            SplittableRandom random, long orderId, long tradeId, long quantityE8) {
        long priceE8 = (30 + random.nextInt(20)) * (E8.ONE / 100);
        long feeE8 = Markets.FEES.takerFeeE8(priceE8, quantityE8);
        return new Event.OrderFilled(
                Markets.stamp(5), orderId, tradeId, priceE8, quantityE8, feeE8, false);
    }

    private static OrderTerms terms(Outcome outcome, Side side, long quantityE8) {
        long priceE8 = side == Side.BUY ? E8.ONE / 2 : 3 * E8.ONE / 10;
        return new OrderTerms(outcome, side, priceE8, quantityE8, TimeInForce.GTC, false, 0);
    }

    private static Account opened() {
        Account account = Account.onChain();
        for (int market = 0; market < MARKETS; market++) {
            var terms = Markets.fiveMinutes("abc-updown-5m-" + market, Markets.FEES);
            account.apply(new Event.Listed(Markets.stamp(0), market, terms));
        }
        account.apply(new Event.CashReported(Markets.stamp(0), START_E8));
        return account;
    }
}
