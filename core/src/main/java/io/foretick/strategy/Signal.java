package io.foretick.strategy;

import io.foretick.event.Outcome;
import io.foretick.event.Side;

/// What a strategy wants of one market now: one order, or nothing and why. Reused from evaluation
/// to evaluation; owned by the engine.
public final class Signal {

    private Gate gate = Gate.NO_SIGNAL;
    private Outcome outcome = Outcome.UP;
    private Side side = Side.BUY;
    private boolean rests;
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
        because(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /// Wants to trade up to `quantityE8` of a token at once, no worse than `limitE8` in its own
    /// price.
    public void want(Outcome token, Side way, long limitE8, long wantedE8) {
        wish(token, way, limitE8, wantedE8);
        rests = false;
    }

    /// Wants an order that only rests: it is refused rather than take.
    void wantResting(Outcome token, Side way, long limitE8, long wantedE8) {
        wish(token, way, limitE8, wantedE8);
        rests = true;
    }

    /// Says why: the token's fair price, the edge over the price in probability, the strategy's
    /// confidence in `[0, 1]`, and the expected gain in log wealth. Of several strategies that want
    /// to trade at once the greatest product of edge, confidence and weight wins; to be said after
    /// what is wanted, or it counts as 0.
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

    /// Whether the order may only rest, never take.
    public boolean rests() {
        return rests;
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

    /// Edge times confidence, 0 where nothing was said.
    public double strength() {
        double strength = edge * confidence;
        return Double.isNaN(strength) ? 0 : strength;
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

    private void wish(Outcome token, Side way, long limitE8, long wantedE8) {
        gate = Gate.OPEN;
        outcome = token;
        side = way;
        priceE8 = limitE8;
        quantityE8 = wantedE8;
        because(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
}
