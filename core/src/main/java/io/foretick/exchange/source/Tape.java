package io.foretick.exchange.source;

import io.foretick.base.Seed;
import io.foretick.base.Times;
import io.foretick.exchange.price.Calendar;
import io.foretick.exchange.price.CoinDay;
import io.foretick.exchange.price.CoinTraits;
import io.foretick.exchange.price.Days;
import io.foretick.exchange.price.Draws;
import io.foretick.exchange.price.PerCoin;
import io.foretick.math.Elementary;
import io.foretick.venue.polymarket.Coin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The orders of takers in the made-up world, second by second, and the trades they make.
/// Immutable, any thread.
///
/// How it works: every day has the same number of orders, so that the number of an order follows
/// from its day and its place therein. The day's activity says how many of them lie before each
/// second; within a second times, sides and quantities are drawn from the number of the second.
/// Takers lean to the side to which the price is about to move.
final class Tape {

    private static final int MICROS = 1_000_000;
    private static final int STEP_MICROS = MICROS / CoinDay.STEPS;
    private static final double LEAN = 0.3;
    private static final double USUAL_DOLLARS = 120;
    private static final double SPREAD_OF_DOLLARS = 1.4; // of the logarithm
    private static final int TRADES_MAX = 3;

    private final PerCoin<Seed> orderSeeds;
    private final PerCoin<Seed> tradeSeeds;
    private final Days days;
    private final Books books;
    private final int ordersPerDay;

    Tape(Seed seed, Days days, Books books, int ordersPerDay) {
        this.days = days;
        this.books = books;
        this.ordersPerDay = ordersPerDay;
        orderSeeds = PerCoin.of(coin -> seed.split("orders").split(coin.name()));
        tradeSeeds = PerCoin.of(coin -> seed.split("trades").split(coin.name()));
    }

    /// How many orders lie before a second, which is the number of the last of them.
    long ordersBefore(Coin coin, long epochSecond) {
        int day = Calendar.dayOf(epochSecond);
        int second = (int) (epochSecond - Calendar.startSecond(day));
        return (long) day * ordersPerDay + placeOf(days.of(coin, epochSecond), second);
    }

    /// The second in which an order came.
    long secondOf(Coin coin, long orderId) {
        int number = Math.toIntExact((orderId - 1) / ordersPerDay);
        int place = (int) ((orderId - 1) % ordersPerDay);
        long start = Calendar.startSecond(number);
        CoinDay day = days.of(coin, start);
        int low = 0;
        int high = Calendar.DAY_SECONDS; // the second lies in [low, high)
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (placeOf(day, middle) <= place) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return start + low;
    }

    /// All orders of a second, oldest first.
    List<AggregateTrade> second(Coin coin, long epochSecond) {
        CoinDay day = days.of(coin, epochSecond);
        int second = (int) (epochSecond - Calendar.startSecond(day.day()));
        int before = placeOf(day, second);
        int count = placeOf(day, second + 1) - before;
        if (count == 0) {
            return List.of();
        }
        var draws = new Draws(orderSeeds.get(coin).split(epochSecond));
        double[] steps = day.steps(second);
        double scale = steps[0] * day.sigmaPerSqrtSecond(second) / Math.sqrt(CoinDay.STEPS);
        var orders = new ArrayList<AggregateTrade>(count);
        long id = (long) day.day() * ordersPerDay + before;
        for (int micros : times(draws, count)) {
            int step = micros / STEP_MICROS;
            double lean = LEAN * Elementary.tanh((steps[step + 1] - steps[step]) / scale);
            boolean buys = draws.chance(0.5 + lean);
            long timeNs = epochSecond * Times.SECOND_NS + micros * Times.MICRO_NS;
            orders.add(order(coin, ++id, timeNs, steps[step], buys, draws));
        }
        return orders;
    }

    /// The trades that an order made.
    List<SpotTrade> trades(Coin coin, AggregateTrade order) {
        int count = (int) (order.lastTradeId() - order.firstTradeId()) + 1;
        if (count == 1) {
            return List.of(trade(order, order.firstTradeId(), order.quantityE8()));
        }
        long lotE8 = CoinTraits.of(coin).lotE8();
        var draws = new Draws(tradeSeeds.get(coin).split(order.id()));
        var trades = new ArrayList<SpotTrade>(count);
        long lots = order.quantityE8() / lotE8;
        for (int rest = count - 1; rest > 0; rest--) {
            long part = draws.whole(1, lots - rest + 1); // leaves a lot for each of the rest
            lots -= part;
            trades.add(trade(order, order.lastTradeId() - rest, part * lotE8));
        }
        trades.add(trade(order, order.lastTradeId(), lots * lotE8));
        return trades;
    }

    private AggregateTrade order(
            Coin coin, long id, long timeNs, double price, boolean buys, Draws draws) {
        CoinTraits traits = CoinTraits.of(coin);
        long step = timeNs / CoinDay.STEP_NS;
        long ticks =
                buys
                        ? books.bestAskTicks(coin, step, price)
                        : books.bestBidTicks(coin, step, price);
        double dollars = USUAL_DOLLARS * Elementary.exp(SPREAD_OF_DOLLARS * draws.normal());
        return new AggregateTrade(
                id,
                timeNs,
                ticks * traits.tickE8(),
                traits.lots(dollars, price, TRADES_MAX) * traits.lotE8(),
                TakerOrders.firstTradeId(id),
                TakerOrders.lastTradeId(id),
                !buys);
    }

    private int placeOf(CoinDay day, int second) {
        return (int) (ordersPerDay * day.activityBefore(second));
    }

    private static int[] times(Draws draws, int count) {
        var micros = new int[count];
        for (int at = 0; at < count; at++) {
            micros[at] = (int) draws.whole(0, MICROS);
        }
        Arrays.sort(micros);
        return micros;
    }

    private static SpotTrade trade(AggregateTrade order, long id, long quantityE8) {
        return new SpotTrade(id, order.timeNs(), order.priceE8(), quantityE8, order.buyerIsMaker());
    }
}
