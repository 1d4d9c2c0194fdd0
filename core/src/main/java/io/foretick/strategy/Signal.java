package io.foretick.strategy;

import io.foretick.event.Outcome;
import io.foretick.event.Side;

/// What a strategy wants of one market now: one order, or nothing and why. Reused from evaluation
/// to evaluation; owned by the engine.
public final class Signal {

    private Gate gate = Gate.NO_SIGNAL;
    private Outcome outcome = Outcome.UP;
    private Side side = Side.BUY;
    private long priceE8;
    private long quantityE8;
    private double fair;
    private double edge;
    private double confidence;
    private double gainLog;

    /// Wants nothing, because of this gate.
    public void refuse(Gate reason) {
        gate = reason;
        quantityE8 = 0;
        fair = Double.NaN;
        edge = Double.NaN;
        confidence = Double.NaN;
        gainLog = Double.NaN;
    }

    /// Wants to trade up to `quantityE8` of a token, no worse than `limitE8` in its own price.
    public void want(Outcome token, Side way, long limitE8, long wantedE8) {
        gate = Gate.OPEN;
        outcome = token;
        side = way;
        priceE8 = limitE8;
        quantityE8 = wantedE8;
    }

    /// Says why, for reports: the token's fair price, the edge over the price in probability, the
    /// strategy's confidence in `[0, 1]`, and the expected gain in log wealth.
    public void because(double fairPrice, double edgeOverPrice, double trust, double gain) {
        fair = fairPrice;
        edge = edgeOverPrice;
        confidence = trust;
        gainLog = gain;
    }

    /// [Gate#OPEN] when something is wanted.
    public Gate gate() {
        return gate;
    }

    public boolean wanted() {
        return gate == Gate.OPEN;
    }

    public Outcome outcome() {
        return outcome;
    }

    public Side side() {
        return side;
    }

    public long priceE8() {
        return priceE8;
    }

    public long quantityE8() {
        return quantityE8;
    }

    public double fair() {
        return fair;
    }

    public double edge() {
        return edge;
    }

    public double confidence() {
        return confidence;
    }

    public double gainLog() {
        return gainLog;
    }
}
