package io.foretick.exchange.source;

import io.foretick.base.Seed;
import io.foretick.exchange.price.CoinDay;
import io.foretick.exchange.price.CoinTraits;
import io.foretick.exchange.price.PerCoin;
import io.foretick.venue.polymarket.Coin;

import java.util.concurrent.atomic.AtomicReferenceArray;

/// The spot books of the made-up world. Keeps the newest two of each coin, for streams ask for them
/// in turn. Any thread.
///
/// How it works: the best bid is the tick at or below the price, the best ask the one above, both
/// farther out now and then. Behind the best, levels stand on a fixed grid of prices. What a level
/// offers is drawn from its price and from the stretch of time in which it stays unchanged; each
/// price has stretches of its own length.
final class Books {

    /// Levels of a side.
    static final int LEVELS = 200;

    /// Numbers of changes in a step.
    static final long UPDATES = 50;

    private static final int[] STRETCHES = {5, 10, 20, 50, 100, 200, 400, 800}; // steps

    private final PerCoin<Seed> seeds;
    private final AtomicReferenceArray<Sides> newest =
            new AtomicReferenceArray<>(2 * Coin.values().length); // of odd and even steps

    private record Sides(long step, BookSide bids, BookSide asks) {}

    Books(Seed seed) {
        seeds = PerCoin.of(coin -> seed.split(coin.name()));
    }

    /// Ticks of the best bid while the price stands in a step.
    long bestBidTicks(Coin coin, long step, double price) {
        return CoinTraits.of(coin).ticks(price) - widening(coin, step);
    }

    /// Ticks of the best ask while the price stands in a step.
    long bestAskTicks(Coin coin, long step, double price) {
        return CoinTraits.of(coin).ticks(price) + 1 + widening(coin, step);
    }

    /// Number of the last change in the book of a step.
    static long lastUpdateId(long step) {
        return (step - World.earliestNs() / CoinDay.STEP_NS + 1) * UPDATES;
    }

    SpotBook book(Coin coin, long step, double price) {
        CoinTraits traits = CoinTraits.of(coin);
        Sides sides = sides(coin, step, price);
        return new SpotBook(
                step * CoinDay.STEP_NS,
                lastUpdateId(step),
                sides.bids.levels(traits),
                sides.asks.levels(traits));
    }

    BookDiff diff(Coin coin, long step, double priceBefore, double price) {
        CoinTraits traits = CoinTraits.of(coin);
        Sides before = sides(coin, step - 1, priceBefore);
        Sides after = sides(coin, step, price);
        return new BookDiff(
                step * CoinDay.STEP_NS,
                lastUpdateId(step - 1) + 1,
                lastUpdateId(step),
                after.bids.changesFrom(before.bids, traits),
                after.asks.changesFrom(before.asks, traits));
    }

    private Sides sides(Coin coin, long step, double price) {
        int slot = 2 * coin.ordinal() + (int) (step & 1);
        Sides known = newest.get(slot);
        if (known != null && known.step == step) {
            return known;
        }
        Sides made =
                new Sides(
                        step,
                        side(coin, step, bestBidTicks(coin, step, price), -1),
                        side(coin, step, bestAskTicks(coin, step, price), 1));
        newest.set(slot, made);
        return made;
    }

    /// @param outward 1 for asks, -1 for bids
    private BookSide side(Coin coin, long step, long best, int outward) {
        CoinTraits traits = CoinTraits.of(coin);
        Seed seed = seeds.get(coin).split(outward);
        double usualLots = traits.lots(traits.levelDollars(), traits.basePrice(), 1);
        long grid = traits.gridTicks();
        long onGrid = outward > 0 ? Math.floorDiv(best, grid) : Math.ceilDiv(best, grid);
        var ticks = new long[LEVELS];
        var lots = new long[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            ticks[level] = level == 0 ? best : (onGrid + (long) outward * level) * grid;
            lots[level] = lots(seed.split(ticks[level]), step, usualLots);
        }
        return new BookSide(outward, ticks, lots);
    }

    private static long lots(Seed priceSeed, long step, double usualLots) {
        long bits = priceSeed.value();
        int stretch = STRETCHES[(int) (bits & 7)];
        long phase = (bits >>> 8) & 0x3ff;
        double unit = (priceSeed.split((step + phase) / stretch).value() >>> 11) * 0x1p-53;
        return 1 + (long) (usualLots * (0.1 + 0.2 / (unit + 0.03)));
    }

    private long widening(Coin coin, long step) {
        int draw = (int) (seeds.get(coin).split(0).split(step).value() >>> 57); // of 128
        return draw < 100 ? 0 : draw < 120 ? 1 : 2;
    }
}
