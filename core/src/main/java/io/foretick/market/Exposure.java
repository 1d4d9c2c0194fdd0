package io.foretick.market;

import io.foretick.event.Outcome;

import java.util.ArrayList;
import java.util.List;

/// What the open markets of an account may cost together, open orders filled where that hurts.
/// Owned by one [Account]; follows from its positions, so it is never saved.
public final class Exposure {

    private final List<Position> open = new ArrayList<>();
    private final OrderTable orders;

    Exposure(OrderTable orders) {
        this.orders = orders;
    }

    /// The loss if every market ends where it hurts most.
    public long worstLossE8() {
        long sumE8 = 0;
        for (int k = 0; k < open.size(); k++) {
            sumE8 += open.get(k).worstLossE8();
        }
        return sumE8;
    }

    /// The same of the markets of one coin.
    public long worstLossOfAssetE8(String asset) {
        long sumE8 = 0;
        for (int k = 0; k < open.size(); k++) {
            Position position = open.get(k);
            sumE8 += position.asset().equals(asset) ? position.worstLossE8() : 0;
        }
        return sumE8;
    }

    /// The same of the markets with windows of one length.
    public long worstLossOfIntervalE8(String interval) {
        long sumE8 = 0;
        for (int k = 0; k < open.size(); k++) {
            Position position = open.get(k);
            sumE8 += position.interval().equals(interval) ? position.worstLossE8() : 0;
        }
        return sumE8;
    }

    /// The same of what one strategy traded; what it sold of others' tokens counts as short. Walks
    /// all orders twice for each market.
    public long worstLossOfStrategyE8(String strategy) {
        long sumE8 = 0;
        for (int k = 0; k < open.size(); k++) {
            sumE8 += worstLossOfStrategyE8(strategy, open.get(k));
        }
        return sumE8;
    }

    /// The same in one market.
    public long worstLossOfStrategyE8(String strategy, Position position) {
        long upE8 = lossOfStrategyIfE8(strategy, position, Outcome.UP);
        long downE8 = lossOfStrategyIfE8(strategy, position, Outcome.DOWN);
        return Math.max(0, Math.max(upE8, downE8));
    }

    /// What a strategy loses in a market that pays on `winner`; below zero, what it wins.
    public long lossOfStrategyIfE8(String strategy, Position position, Outcome winner) {
        return orders.lossIfFilledE8(position.market(), strategy, winner)
                - position.flowE8(strategy)
                - position.heldE8(strategy, winner);
    }

    /// The loss if every market pays on `winner`: what one wins another may lose, so this may lie
    /// below zero. Nested windows and coins go together, so this is nearly one bet.
    public long lossIfAllE8(Outcome winner) {
        long sumE8 = 0;
        for (int k = 0; k < open.size(); k++) {
            sumE8 += open.get(k).lossIfE8(winner);
        }
        return sumE8;
    }

    void add(Position position) {
        open.add(position);
    }

    void remove(Position position) {
        open.remove(position);
    }

    void clear() {
        open.clear();
    }
}
