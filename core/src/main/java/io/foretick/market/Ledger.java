package io.foretick.market;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Event;
import io.foretick.event.Market;
import io.foretick.event.Outcome;
import io.foretick.event.live.FillState;
import io.foretick.market.cash.CashBook;
import io.foretick.market.cash.Finality;
import io.foretick.market.cash.SettledResult;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What an account owns: its cash and its positions, and how trades, settlements and payouts move
/// them. Each way is one method that moves all of it. Mutable, owned by one [Account]; knows
/// nothing of what orders go through.
final class Ledger {

    private static final Outcome[] OUTCOMES = Outcome.values();

    private final Finality finality;
    private final CashBook cash;
    private final SettledResult settled = new SettledResult();
    private final Exposure exposure;
    private final List<Position> positions = new ArrayList<>();
    private @Nullable Position[] byMarket = new @Nullable Position[64]; // null where never listed

    /// @param orders what may still move what is owned; read only
    Ledger(long startCashE8, Finality finality, OrderTable orders) {
        this.exposure = new Exposure(orders);
        this.cash = new CashBook(startCashE8);
        this.finality = finality;
    }

    CashBook cash() {
        return cash;
    }

    SettledResult settled() {
        return settled;
    }

    Exposure exposure() {
        return exposure;
    }

    /// All positions, by the order of listing.
    List<Position> positions() {
        return positions;
    }

    /// Opens a position for a market, or takes its new terms.
    void list(int instrument, Market market) {
        Position known = find(instrument);
        if (known == null) {
            String interval = market.window().durationName();
            add(new Position(instrument, market.asset(), interval, market.fees()));
        } else {
            known.listAgain(market.fees());
        }
    }

    /// How many trades were booked.
    long trades() {
        long sum = 0;
        for (int k = 0; k < positions.size(); k++) {
            sum += positions.get(k).fills();
        }
        return sum;
    }

    /// The position in a market, or null if it was never listed.
    @Nullable Position find(int market) {
        return market >= 0 && market < byMarket.length ? byMarket[market] : null;
    }

    /// The position in a market.
    ///
    /// @throws IllegalStateException if it was never listed
    Position position(int market) {
        Position position = find(market);
        if (position == null) {
            throw new IllegalStateException("market " + market + " was never listed");
        }
        return position;
    }

    /// Counts a position in the exposure from the first time that anything happens there.
    void touch(Position position) {
        if (!position.touched() && !position.resolved()) {
            exposure.add(position);
        }
    }

    /// A trade went on from what is known of it.
    void settle(OpenOrder order, BookedFill known, Event.FillMoved moved) {
        boolean fails = moved.state() == FillState.FAILED;
        boolean usable = BookedFill.settled(moved.state());
        if (!fails && usable == known.settled()) {
            return;
        }
        Position position = position(order.market());
        cash.undoTrade(known.flowE8(), known.settled());
        if (!known.settled()) {
            position.arrive(order.terms().outcome(), -known.boughtE8());
        }
        if (fails) {
            move(order, known, -1, moved.timeNs());
            return;
        }
        cash.trade(known.flowE8(), usable);
        if (!usable) {
            position.arrive(order.terms().outcome(), known.boughtE8()); // its block was undone
        }
    }

    /// A trade was told.
    void book(OpenOrder order, BookedFill fill, long timeNs) {
        cash.trade(fill.flowE8(), fill.settled());
        if (!fill.settled()) {
            position(order.market()).arrive(order.terms().outcome(), fill.boughtE8());
        }
        move(order, fill, 1, timeNs);
    }

    /// A market has resolved.
    void resolve(Position position, Event.MarketResolved resolved) {
        exposure.remove(position);
        payOut(position, position.resolve(resolved.resolution()));
        settled.add(resolved.timeNs(), position.flowE8());
    }

    /// Tokens of before the journal are counted from now on, as bought with money brought in.
    void adopt(Position position, Event.HoldingAdopted adopted) {
        long quantityE8 = adopted.quantityE8();
        adopt(position, adopted.outcome(), quantityE8, adopted.costE8(), adopted.timeNs());
    }

    /// Tokens that the venue showed beyond ours are counted from now on, those that it did not show
    /// no longer.
    void accept(Position position, long nowNs) {
        for (Outcome outcome : OUTCOMES) {
            long moreE8 = position.differsE8(outcome);
            if (moreE8 != 0) {
                long costE8 = position.guessedCostE8(outcome, moreE8);
                adopt(position, outcome, moreE8, costE8, nowNs);
            }
        }
        position.reconcile();
    }

    /// What a resolved market owed has been paid.
    void redeem(Position position) {
        cash.redeem(position.redeem());
    }

    void save(StateSink out) {
        cash.save(out);
        settled.save(out);
        out.add((long) positions.size());
        for (Position position : positions) {
            position.save(out);
        }
    }

    void load(StateSource in) {
        cash.load(in);
        settled.load(in);
        positions.clear();
        exposure.clear();
        Arrays.fill(byMarket, null);
        int count = in.nextInt();
        for (int k = 0; k < count; k++) {
            add(Position.load(in));
        }
    }

    /// Moves tokens and results of a trade, or, with -1 for `sign`, moves them back; where the
    /// market has resolved, its payout as well.
    private void move(OpenOrder order, BookedFill fill, int sign, long timeNs) {
        Position position = position(order.market());
        long beforeE8 = position.flowE8();
        position.trade(order.terms().outcome(), order.strategy(), fill, sign);
        payOut(position, position.settle(order.strategy()));
        if (position.resolved()) {
            settled.add(timeNs, position.flowE8() - beforeE8);
        }
    }

    /// Tokens come, as bought with money brought in, or, below zero, go, and their price is taken
    /// out.
    private void adopt(
            Position position, Outcome outcome, long quantityE8, long costE8, long timeNs) {
        touch(position);
        var fill = new BookedFill(0, FillState.CONFIRMED, true, quantityE8, -costE8, 0);
        long beforeE8 = position.flowE8();
        cash.bring(costE8);
        cash.trade(fill.flowE8(), true);
        position.trade(outcome, Account.ADOPTED, fill, 1);
        payOut(position, position.settle(Account.ADOPTED));
        if (position.resolved()) {
            settled.add(timeNs, position.flowE8() - beforeE8);
        }
    }

    private void payOut(Position position, long paidE8) {
        if (finality == Finality.AT_ONCE) {
            cash.pay(paidE8);
        } else {
            long neverOwedE8 = position.owe(paidE8);
            cash.owe(paidE8 - neverOwedE8);
            cash.pay(neverOwedE8);
        }
    }

    private void add(Position position) {
        int market = position.market();
        if (market >= byMarket.length) {
            byMarket = Arrays.copyOf(byMarket, Math.max(market + 1, 2 * byMarket.length));
        }
        byMarket[market] = position;
        positions.add(position);
        if (position.touched() && !position.resolved()) {
            exposure.add(position);
        }
    }
}
