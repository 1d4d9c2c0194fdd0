package io.foretick.market;

import io.foretick.base.E8;
import io.foretick.event.Event;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Resolution;
import io.foretick.event.Side;
import io.foretick.event.live.FillState;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What an account must hold, worked out anew from all facts each time it is asked. For tests.
final class NaiveLedger {

    /// An order as it was placed.
    record Placed(int market, String strategy, OrderTerms terms) {}

    /// The name of a trade.
    record Key(long orderId, long tradeId) {}

    /// What may follow on a state; all else is late or told again.
    private static final Map<FillState, Set<FillState>> FOLLOWS =
            Map.of(
                    FillState.MATCHED,
                    Set.of(
                            FillState.MINED,
                            FillState.CONFIRMED,
                            FillState.RETRYING,
                            FillState.FAILED),
                    FillState.MINED,
                    Set.of(FillState.CONFIRMED, FillState.RETRYING, FillState.FAILED),
                    FillState.RETRYING,
                    Set.of(FillState.MINED, FillState.CONFIRMED, FillState.FAILED),
                    FillState.CONFIRMED,
                    Set.of(),
                    FillState.FAILED,
                    Set.of());

    private final Map<Long, Placed> orders = new HashMap<>();
    private final Map<Key, Event.OrderFilled> fills = new LinkedHashMap<>();
    private final Map<Key, FillState> states = new HashMap<>();
    private final Map<Integer, Resolution> resolutions = new HashMap<>();

    void place(long orderId, Placed placed) {
        orders.put(orderId, placed);
    }

    void tell(Event.OrderFilled fill) {
        fills.putIfAbsent(new Key(fill.orderId(), fill.tradeId()), fill);
    }

    void move(Event.FillMoved moved) {
        states.merge(
                new Key(moved.orderId(), moved.tradeId()),
                moved.state(),
                (old, next) -> FOLLOWS.getOrDefault(old, Set.of()).contains(next) ? next : old);
    }

    void resolve(int market, Resolution resolution) {
        resolutions.put(market, resolution);
    }

    FillState state(Key key) {
        return states.getOrDefault(key, FillState.MATCHED);
    }

    /// Cash won and lost in trades that did not fail.
    long flowE8(Predicate<Key> chosen) {
        long sumE8 = 0;
        for (Map.Entry<Key, Event.OrderFilled> entry : fills.entrySet()) {
            if (state(entry.getKey()) != FillState.FAILED && chosen.test(entry.getKey())) {
                sumE8 += flowE8(entry.getValue());
            }
        }
        return sumE8;
    }

    long tokensE8(int market, Outcome outcome, Predicate<Key> chosen) {
        long sumE8 = 0;
        for (Map.Entry<Key, Event.OrderFilled> entry : fills.entrySet()) {
            Key key = entry.getKey();
            Placed placed = placed(key);
            boolean here = placed.market() == market && placed.terms().outcome() == outcome;
            if (here && state(key) != FillState.FAILED && chosen.test(key)) {
                long quantityE8 = entry.getValue().quantityE8();
                sumE8 += isBuy(key) ? quantityE8 : -quantityE8;
            }
        }
        return sumE8;
    }

    /// What a resolved market pays; 0 before.
    long payoutE8(int market) {
        Resolution resolution = resolutions.get(market);
        return resolution == null
                ? 0
                : Costs.payoutE8(
                        resolution,
                        tokensE8(market, Outcome.UP, _ -> true),
                        tokensE8(market, Outcome.DOWN, _ -> true));
    }

    boolean resolved(int market) {
        return resolutions.containsKey(market);
    }

    Placed placed(Key key) {
        Placed placed = orders.get(key.orderId());
        if (placed == null) {
            throw new IllegalStateException("no order " + key);
        }
        return placed;
    }

    boolean isBuy(Key key) {
        return placed(key).terms().side() == Side.BUY;
    }

    boolean unsettled(Key key) {
        return state(key) == FillState.MATCHED || state(key) == FillState.RETRYING;
    }

    private long flowE8(Event.OrderFilled fill) {
        long cashE8 = E8.multiply(fill.priceE8(), fill.quantityE8());
        boolean buys = isBuy(new Key(fill.orderId(), fill.tradeId()));
        return (buys ? -cashE8 : cashE8) - fill.feeE8();
    }
}
