package io.foretick.venue.amm.market;

import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.math.CounterRandom;
import io.foretick.venue.amm.ConcentratedPool;
import io.foretick.venue.amm.Pool;
import io.foretick.venue.amm.Swap;
import io.foretick.venue.amm.Wide;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Our transactions: those that wait, whether a block takes them, and what they do to the pool.
/// Owned by the market.
final class Transactions {

    private final Pool pool;
    private final AmmSettings settings;
    private final Books books;
    private final CounterRandom random;
    private final CoinUnits baseUnits;
    private final CoinUnits quoteUnits;
    private final @Nullable MakerRanges ranges; // null where the pool has none
    private final double unitPrice; // smallest units in a price of one

    private final List<AmmOrder> waiting = new ArrayList<>();
    private final List<AmmReport> reports = new ArrayList<>();
    private final Swap swap = new Swap();
    private final Wide amount = new Wide();

    Transactions(Pool pool, AmmSettings settings, Books books, Seed seed) {
        this.pool = pool;
        this.settings = settings;
        this.books = books;
        random = new CounterRandom(seed);
        baseUnits = new CoinUnits(settings.opening().baseDigits());
        quoteUnits = new CoinUnits(settings.opening().quoteDigits());
        unitPrice = quoteUnits.perCoin() / baseUnits.perCoin();
        ranges = pool instanceof ConcentratedPool wide ? ranges(wide) : null;
    }

    private MakerRanges ranges(ConcentratedPool wide) {
        int spacing = ConcentratedPool.spacing(settings.opening().feePpm());
        return new MakerRanges(wide, spacing, baseUnits, quoteUnits);
    }

    void send(AmmOrder order) {
        waiting.add(order);
    }

    List<AmmReport> reports() {
        return reports;
    }

    Optional<RangeHolding> holding(long id) {
        return ranges == null ? Optional.empty() : ranges.holding(id);
    }

    /// Takes the waiting transactions into the block or drops them, in the order they were sent.
    void run(long block, long timeNs) {
        for (int k = 0; k < waiting.size(); k++) {
            AmmOrder order = waiting.get(k);
            double p = settings.inclusion().probability(E8.toDouble(order.bribeE8()));
            if (random.uniform(block, k) < p) {
                execute(order, timeNs);
            } else {
                reports.add(
                        new AmmReport.Rejected(order, timeNs, AmmReport.Reason.NOT_INCLUDED, 0));
            }
        }
        waiting.clear();
    }

    private void execute(AmmOrder order, long timeNs) {
        switch (order) {
            case AmmOrder.SwapBase wanted -> swap(wanted, timeNs);
            case AmmOrder.AddRange wanted -> add(wanted, timeNs);
            case AmmOrder.RemoveRange wanted -> remove(wanted, timeNs);
        }
    }

    private void swap(AmmOrder.SwapBase order, long timeNs) {
        baseUnits.ofE8(order.baseE8Max(), amount);
        pool.trade(order.side(), amount, order.limitPrice() * unitPrice, swap);
        switch (swap.outcome()) {
            case DONE -> {
                books.swapped(Party.MAKER, swap);
                reports.add(filled(order, timeNs));
            }
            case EMPTY -> reject(order, timeNs, AmmReport.Reason.PAST_LIMIT);
            case REVERTED -> reject(order, timeNs, AmmReport.Reason.REVERTED);
        }
    }

    private AmmReport filled(AmmOrder.SwapBase order, long timeNs) {
        boolean buys = order.side() == Side.BUY;
        long baseE8 = buys ? baseUnits.downToE8(swap.out()) : baseUnits.upToE8(swap.in());
        long quoteE8 = buys ? quoteUnits.upToE8(swap.in()) : quoteUnits.downToE8(swap.out());
        double fee = swap.fee().toDouble();
        double feeQuote = buys ? fee : fee * swap.out().toDouble() / (swap.in().toDouble() - fee);
        long feeE8 = E8.ofDouble(feeQuote / quoteUnits.perCoin());
        return new AmmReport.Filled(order, timeNs, baseE8, quoteE8, feeE8, settings.gasE8());
    }

    private void add(AmmOrder.AddRange order, long timeNs) {
        if (ranges == null || !ranges.add(order)) {
            reject(order, timeNs, AmmReport.Reason.REVERTED);
            return;
        }
        books.account(Party.MAKER).payBase(ranges.base);
        books.account(Party.MAKER).payQuote(ranges.quote);
        reports.add(
                new AmmReport.RangeAdded(
                        order,
                        timeNs,
                        baseUnits.upToE8(ranges.base),
                        quoteUnits.upToE8(ranges.quote),
                        settings.gasE8()));
    }

    private void remove(AmmOrder.RemoveRange order, long timeNs) {
        if (ranges == null || !ranges.remove(order.rangeId())) {
            reject(order, timeNs, AmmReport.Reason.REVERTED);
            return;
        }
        books.account(Party.MAKER).receiveBase(ranges.base);
        books.account(Party.MAKER).receiveQuote(ranges.quote);
        reports.add(
                new AmmReport.RangeRemoved(
                        order,
                        timeNs,
                        baseUnits.downToE8(ranges.base),
                        quoteUnits.downToE8(ranges.quote),
                        baseUnits.downToE8(ranges.baseFee),
                        quoteUnits.downToE8(ranges.quoteFee),
                        settings.gasE8()));
    }

    private void reject(AmmOrder order, long timeNs, AmmReport.Reason reason) {
        reports.add(new AmmReport.Rejected(order, timeNs, reason, settings.gasE8()));
    }
}
