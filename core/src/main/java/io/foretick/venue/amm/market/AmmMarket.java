package io.foretick.venue.amm.market;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.event.Side;
import io.foretick.venue.amm.ConcentratedPool;
import io.foretick.venue.amm.Pool;
import io.foretick.venue.amm.Swap;
import io.foretick.venue.amm.Wide;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A pool in its chain, moved by an outside price: what a trial on a pool trades in. The same
/// settings, seed, prices and orders give the same reports. Owned by one thread.
///
/// How it works: time is cut into blocks. In each come first the traders who do not look at the
/// price: they were there before our last look, and to be behind them is the prudent assumption.
/// Then our transactions, as far as their bribes get them in. Last the arbitrageur, who sees the
/// outside price of this moment. In a share of the blocks it also comes before us, right behind the
/// other traders: what they leave to be gained is raced for, and a bribe wins a place in the block,
/// not the race. Without a bribe that is enough we are not behind the arbitrageur, but out.
public final class AmmMarket {

    private static final double NS_PER_MINUTE = 60e9;
    private static final long NOT_STARTED = Long.MIN_VALUE;

    private final AmmSettings settings;
    private final Pool pool;
    private final Books books;
    private final NoiseFlow noise;
    private final Arbitrageur arbitrageur;
    private final Transactions transactions;
    private final double baseUnit;
    private final double quoteUnit;
    private long block = NOT_STARTED;

    private final Swap swap = new Swap();
    private final Wide amount = new Wide();

    /// A market before its first block.
    public AmmMarket(AmmSettings settings, Seed seed) {
        this.settings = settings;
        pool = opened(settings);
        books = new Books(pool);
        double blocksPerMinute = NS_PER_MINUTE / settings.blockNs();
        noise =
                new NoiseFlow(
                        settings.noisePerMinute() / blocksPerMinute,
                        settings.noiseQuote(),
                        seed.split("noise"));
        arbitrageur =
                new Arbitrageur(
                        settings.arbitrageShare(),
                        settings.arbitrageFirst(),
                        seed.split("arbitrage"));
        transactions = new Transactions(pool, settings, books, seed.split("inclusion"));
        baseUnit = new CoinUnits(settings.opening().baseDigits()).perCoin();
        quoteUnit = new CoinUnits(settings.opening().quoteDigits()).perCoin();
    }

    private static Pool opened(AmmSettings settings) {
        Pool pool = settings.opening().open();
        if (pool instanceof ConcentratedPool wide) {
            Wide liquidity = settings.opening().liquidity();
            wide.add(wide.openFull(), liquidity, new Wide(), new Wide());
        }
        return pool;
    }

    /// Queues a transaction for the next block.
    public void send(AmmOrder order) {
        transactions.send(order);
    }

    /// Runs all blocks up to a time. Blocks end at whole multiples of their length since the epoch;
    /// the first call only says where time begins.
    ///
    /// @param outsidePrice whole coins of quote for one of base, elsewhere, throughout these blocks
    public void advance(long timeNs, double outsidePrice) {
        Checks.inRange(outsidePrice, Double.MIN_NORMAL, Double.MAX_VALUE, "outsidePrice");
        transactions.reports().clear();
        long last = Math.floorDiv(timeNs, settings.blockNs());
        if (block == NOT_STARTED) {
            block = last;
        }
        Checks.inRange(last, block, Long.MAX_VALUE, "block");
        while (block < last) {
            block++;
            run(outsidePrice * quoteUnit / baseUnit);
        }
    }

    private void run(double outsidePrice) {
        int traders = noise.arrivals(block);
        for (int k = 0; k < traders; k++) {
            trade(noise.side(block, k), noise.notional(block, k));
        }
        if (arbitrageur.isFirst(block)) {
            arbitrage(outsidePrice);
        }
        transactions.run(block, block * settings.blockNs());
        if (arbitrageur.isAwake(block)) {
            arbitrage(outsidePrice);
        }
    }

    private void arbitrage(double outsidePrice) {
        arbitrageur.trade(pool, outsidePrice, swap);
        book(Party.ARBITRAGEUR);
    }

    private void trade(Side side, double notional) {
        double units = notional * quoteUnit;
        amount.setFloor(side == Side.BUY ? units : units / pool.price());
        pool.swap(side, amount, swap);
        book(Party.NOISE);
    }

    private void book(Party party) {
        if (swap.isDone()) {
            books.swapped(party, swap);
        }
    }

    /// What became of our transactions in the last [#advance], in order. A view that the next one
    /// overwrites.
    public List<AmmReport> reports() {
        return Collections.unmodifiableList(transactions.reports());
    }

    /// Price of the pool without its fee, in whole coins of quote for one of base.
    public double price() {
        return pool.price() * baseUnit / quoteUnit;
    }

    /// What the next bit of base costs, or brings, with the fee.
    public double price(Side side) {
        double kept = 1.0 - pool.feeShare();
        return side == Side.BUY ? price() / kept : price() * kept;
    }

    /// What one of our ranges holds; empty if there is none of this name.
    public Optional<RangeHolding> range(long id) {
        return transactions.holding(id);
    }

    /// What a party has paid and received so far.
    public Account account(Party party) {
        return books.account(party);
    }

    /// The pool itself. To be read only.
    public Pool pool() {
        return pool;
    }
}
