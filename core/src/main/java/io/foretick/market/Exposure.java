package io.foretick.market;

import io.foretick.event.Outcome;

import java.util.ArrayList;
import java.util.List;

/// What the open markets of an account may cost together, open orders filled where that hurts.
/// Owned by one [Account]; follows from its positions, so it is never saved.
public final class Exposure {

    private final List<Position> open = new ArrayList<>();

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
