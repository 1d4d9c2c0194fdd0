package io.foretick.exchange.source;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.price.Calendar;
import io.foretick.exchange.price.CoinDay;
import io.foretick.exchange.price.CoinTraits;
import io.foretick.exchange.price.Days;
import io.foretick.venue.polymarket.Coin;

import java.util.ArrayList;
import java.util.List;

/// The made-up market behind all simulated exchanges: spot prices, trades, candles and books of
/// four coins, and what an oracle says of them. A pure function of seed, settings and venue time,
/// from [#earliestNs] on; the future may be asked as well as the past, so a venue asks no further
/// than its clock. Knows nothing of Up/Down markets and of clients' orders. Any thread.
///
/// The first question about a day of a coin makes that day, in some 20 ms.
public final class World {

    /// Length of a step: price and book stand still for so long.
    public static final long STEP_NS = CoinDay.STEP_NS;

    private final Days days;
    private final Books books;
    private final Tape tape;
    private final OrderHistory history;
    private final Candles candles;
    private final Oracle oracle;

    private World(Seed seed, WorldSettings settings) {
        days = new Days(seed.split("prices"));
        books = new Books(seed.split("books"));
        tape = new Tape(seed.split("tape"), days, books, settings.ordersPerDay());
        history = new OrderHistory(tape, books, days);
        candles = new Candles(history);
        oracle = new Oracle(seed.split("oracle"), days);
    }

    public static World of(Seed seed, WorldSettings settings) {
        return new World(seed, settings);
    }

    /// The world's first instant, 2024-12-01T00:00:00Z. Questions about earlier times are refused
    /// or have no answers.
    public static long earliestNs() {
        return Calendar.startNs(0);
    }

    /// Step of a coin's spot prices.
    public static long tickE8(Coin coin) {
        return CoinTraits.of(coin).tickE8();
    }

    /// Step of a coin's spot quantities.
    public static long lotE8(Coin coin) {
        return CoinTraits.of(coin).lotE8();
    }

    /// The number of the step in which a time lies.
    public static long stepAt(long timeNs) {
        return Math.floorDiv(timeNs, STEP_NS);
    }

    /// Dollars for a coin; stands still within a step.
    ///
    /// @throws IllegalArgumentException before [#earliestNs]
    public double price(Coin coin, long timeNs) {
        return priceOfStep(coin, stepAt(timeNs));
    }

    /// The standard deviation of the log price over a second as it is now, jumps apart.
    ///
    /// @throws IllegalArgumentException before [#earliestNs]
    public double sigmaPerSqrtSecond(Coin coin, long timeNs) {
        long second = Times.toEpochSecond(timeNs);
        return days.of(coin, second).sigmaPerSqrtSecond(secondOfDay(second));
    }

    /// Trades of `[fromNs, untilNs)`, oldest first.
    public List<SpotTrade> trades(Coin coin, long fromNs, long untilNs) {
        var trades = new ArrayList<SpotTrade>();
        for (AggregateTrade order : history.between(coin, fromNs, untilNs)) {
            trades.addAll(tape.trades(coin, order));
        }
        return trades;
    }

    /// Up to `limit` trades from a number on, oldest first, all before `untilNs`.
    public List<SpotTrade> tradesFrom(Coin coin, long firstId, int limit, long untilNs) {
        long first = Math.max(1, firstId);
        var trades = new ArrayList<SpotTrade>();
        long orderId = TakerOrders.orderOfTrade(first);
        for (AggregateTrade order : history.from(coin, orderId, limit, untilNs)) {
            for (SpotTrade trade : tape.trades(coin, order)) {
                if (trade.id() >= first && trades.size() < limit) {
                    trades.add(trade);
                }
            }
        }
        return trades;
    }

    /// Number of the first trade at a time or after it; the one before is the newest so far.
    public long firstTradeIdAt(Coin coin, long timeNs) {
        return TakerOrders.firstTradeId(history.firstIdAt(coin, timeNs));
    }

    /// Orders of takers in `[fromNs, untilNs)`, oldest first.
    public List<AggregateTrade> aggregateTrades(Coin coin, long fromNs, long untilNs) {
        return history.between(coin, fromNs, untilNs);
    }

    /// Up to `limit` orders of takers from a number on, oldest first, all before `untilNs`.
    public List<AggregateTrade> aggregateTradesFrom(
            Coin coin, long firstId, int limit, long untilNs) {
        return history.from(coin, Math.max(1, firstId), limit, untilNs);
    }

    /// Number of the first order of a taker at a time or after it.
    public long firstAggregateIdAt(Coin coin, long timeNs) {
        return history.firstIdAt(coin, timeNs);
    }

    /// The trades that make up one order of a taker.
    public List<SpotTrade> tradesOf(Coin coin, AggregateTrade order) {
        return tape.trades(coin, order);
    }

    /// The candle that begins at `startNs`, with the trades before `nowNs`.
    public Candle candle(Coin coin, long startNs, long lengthNs, long nowNs) {
        Checks.inRange(startNs, earliestNs(), Long.MAX_VALUE, "startNs");
        Checks.positive(lengthNs, "lengthNs");
        return candles.candle(coin, startNs, lengthNs, nowNs);
    }

    /// The book as it stands at a time.
    public SpotBook book(Coin coin, long timeNs) {
        long step = stepAt(timeNs);
        return books.book(coin, step, priceOfStep(coin, step));
    }

    /// What changes in the book as a step begins, at `step × STEP_NS`.
    ///
    /// @throws IllegalArgumentException for the world's first step and all before
    public BookDiff bookDiff(Coin coin, long step) {
        return books.diff(coin, step, priceOfStep(coin, step - 1), priceOfStep(coin, step));
    }

    /// Dollars that the oracle's spot stream says for a second.
    public long oracleE8(Coin coin, long epochSecond) {
        return oracle.valueE8(coin, epochSecond);
    }

    /// The mean of the oracle's last values up to and with a second, rounded to the nearest; its
    /// average stream over 60 seconds for `seconds = 60`.
    public long oracleAverageE8(Coin coin, long epochSecond, int seconds) {
        Checks.positive(seconds, "seconds");
        return oracle.averageE8(coin, epochSecond, seconds);
    }

    private double priceOfStep(Coin coin, long step) {
        long second = Math.floorDiv(step, (long) CoinDay.STEPS);
        int inSecond = (int) (step - second * CoinDay.STEPS);
        CoinDay day = days.of(coin, second);
        int ofDay = secondOfDay(second);
        return inSecond == 0 ? day.price(ofDay) : day.steps(ofDay)[inSecond];
    }

    private static int secondOfDay(long epochSecond) {
        return (int) Math.floorMod(epochSecond, (long) Calendar.DAY_SECONDS);
    }
}
