package io.foretick.venue.amm.market;

import io.foretick.venue.amm.ConcentratedPool;
import io.foretick.venue.amm.RangePosition;
import io.foretick.venue.amm.Ticks;
import io.foretick.venue.amm.Wide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Our ranges in a pool of ranges. Owned by the market.
final class MakerRanges {

    private static final int RANGES_MAX = 64;

    /// A range and the order that made it.
    private record Owned(long id, RangePosition range) {}

    private final ConcentratedPool pool;
    private final CoinUnits baseUnits;
    private final CoinUnits quoteUnits;
    private final List<Owned> all = new ArrayList<>();
    private final int spacing;

    // What the last change paid or got.
    final Wide base = new Wide();
    final Wide quote = new Wide();
    final Wide baseFee = new Wide();
    final Wide quoteFee = new Wide();

    private final Wide liquidity = new Wide();

    MakerRanges(ConcentratedPool pool, int spacing, CoinUnits baseUnits, CoinUnits quoteUnits) {
        this.pool = pool;
        this.spacing = spacing;
        this.baseUnits = baseUnits;
        this.quoteUnits = quoteUnits;
    }

    /// Puts a range in; false where its ends fall together, it is known already, or the amounts buy
    /// no liquidity.
    boolean add(AmmOrder.AddRange order) {
        double scale = quoteUnits.perCoin() / baseUnits.perCoin();
        int low = Ticks.floor(order.lowPrice() * scale, spacing);
        int high = Ticks.floor(order.highPrice() * scale, spacing);
        boolean usable = low < high && low >= Ticks.MIN && high <= Ticks.MAX;
        if (!usable || indexOf(order.id()) >= 0 || all.size() == RANGES_MAX) {
            return false;
        }
        RangePosition range = pool.open(low, high);
        baseUnits.ofE8(order.baseE8Max(), base);
        quoteUnits.ofE8(order.quoteE8Max(), quote);
        if (pool.liquidityFor(range, base, quote, liquidity).isZero()) {
            return false;
        }
        pool.add(range, liquidity, base, quote);
        all.add(new Owned(order.id(), range));
        return true;
    }

    /// Takes a range out with its fees; false if there is none of this name.
    boolean remove(long id) {
        int index = indexOf(id);
        if (index < 0) {
            return false;
        }
        RangePosition range = all.remove(index).range();
        pool.remove(range, liquidity.set(range.liquidity()), base, quote);
        pool.collect(range, baseFee, quoteFee);
        base.add(baseFee);
        quote.add(quoteFee);
        return true;
    }

    /// What a range holds now; empty if there is none of this name.
    Optional<RangeHolding> holding(long id) {
        int index = indexOf(id);
        return index < 0 ? Optional.empty() : Optional.of(holding(all.get(index)));
    }

    private RangeHolding holding(Owned owned) {
        RangePosition range = owned.range();
        pool.holdings(range, liquidity.set(range.liquidity()), base, quote);
        pool.earned(range, baseFee, quoteFee);
        boolean inside = pool.tick() >= range.lowerTick() && pool.tick() < range.upperTick();
        return new RangeHolding(
                owned.id(),
                baseUnits.downToE8(base),
                quoteUnits.downToE8(quote),
                baseUnits.downToE8(baseFee),
                quoteUnits.downToE8(quoteFee),
                inside);
    }

    private int indexOf(long id) {
        for (int k = 0; k < all.size(); k++) {
            if (all.get(k).id() == id) {
                return k;
            }
        }
        return -1;
    }
}
