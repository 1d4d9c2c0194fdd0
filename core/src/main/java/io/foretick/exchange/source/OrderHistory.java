package io.foretick.exchange.source;

import io.foretick.base.Times;
import io.foretick.exchange.price.Calendar;
import io.foretick.exchange.price.CoinDay;
import io.foretick.exchange.price.CoinTraits;
import io.foretick.exchange.price.Days;
import io.foretick.venue.polymarket.Coin;

import java.util.ArrayList;
import java.util.List;

/// Finds the orders of the [Tape] by time and by number. Immutable, any thread.
///
/// @param tape makes the orders
/// @param books where the first price comes from while there was no order
/// @param days the prices behind both
record OrderHistory(Tape tape, Books books, Days days) {

    /// Orders of `[fromNs, untilNs)`, oldest first.
    List<AggregateTrade> between(Coin coin, long fromNs, long untilNs) {
        var found = new ArrayList<AggregateTrade>();
        long second = Math.max(Calendar.FIRST_SECOND, Times.toEpochSecond(fromNs));
        long endSecond = Math.ceilDiv(untilNs, Times.SECOND_NS);
        for (; second < endSecond; second++) {
            for (AggregateTrade order : tape.second(coin, second)) {
                if (order.timeNs() >= fromNs && order.timeNs() < untilNs) {
                    found.add(order);
                }
            }
        }
        return found;
    }

    /// Orders from a number on, up to `limit` of them, all before `untilNs`.
    List<AggregateTrade> from(Coin coin, long firstId, int limit, long untilNs) {
        var found = new ArrayList<AggregateTrade>();
        long lastId = Math.min(firstIdAt(coin, untilNs) - 1, firstId + limit - 1);
        if (firstId > lastId) {
            return found;
        }
        for (long second = tape.secondOf(coin, firstId); found.size() < limit; second++) {
            for (AggregateTrade order : tape.second(coin, second)) {
                if (order.id() >= firstId && order.id() <= lastId) {
                    found.add(order);
                }
            }
            if (!found.isEmpty() && found.getLast().id() == lastId) {
                break;
            }
        }
        return found;
    }

    /// Number of the first order at a time or after it.
    long firstIdAt(Coin coin, long timeNs) {
        long second = Times.toEpochSecond(timeNs);
        if (second < Calendar.FIRST_SECOND) {
            return 1;
        }
        long id = tape.ordersBefore(coin, second) + 1;
        if (timeNs == second * Times.SECOND_NS) {
            return id; // spares the orders of the second
        }
        for (AggregateTrade order : tape.second(coin, second)) {
            id += order.timeNs() < timeNs ? 1 : 0;
        }
        return id;
    }

    /// Price of the last order before a time; of the first best bid while there was none.
    long lastPriceE8(Coin coin, long timeNs) {
        long id = firstIdAt(coin, timeNs) - 1;
        if (id > 0) {
            return from(coin, id, 1, timeNs).getFirst().priceE8();
        }
        long step = Calendar.startNs(0) / CoinDay.STEP_NS;
        double price = days.of(coin, Calendar.FIRST_SECOND).price(0);
        return books.bestBidTicks(coin, step, price) * CoinTraits.of(coin).tickE8();
    }
}
