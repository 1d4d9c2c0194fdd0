package io.foretick.venue.amm;

import io.foretick.event.Side;

/// What became of one swap. Reused from swap to swap; owned by whoever swaps, on one thread.
public final class Swap {

    /// How a swap ended.
    public enum Outcome {
        DONE,
        /// Nothing to do: the price is beyond the limit already, or the amount is too small.
        EMPTY,
        /// The contract would have undone it. Nothing has changed.
        REVERTED
    }

    private final Wide in = new Wide();
    private final Wide out = new Wide();
    private final Wide fee = new Wide();
    private Side side = Side.BUY;
    private Outcome outcome = Outcome.EMPTY;

    void end(Outcome how, Side direction) {
        outcome = how;
        side = direction;
        if (how != Outcome.DONE) {
            in.set(0);
            out.set(0);
            fee.set(0);
        }
    }

    public Outcome outcome() {
        return outcome;
    }

    public boolean isDone() {
        return outcome == Outcome.DONE;
    }

    /// Whether base was bought with quote, or sold for it.
    public Side side() {
        return side;
    }

    /// What the trader paid, fee included: quote of a buy, base of a sale. To be read only.
    public Wide in() {
        return in;
    }

    /// What the trader received. To be read only.
    public Wide out() {
        return out;
    }

    /// The part of [#in()] that is the fee. To be read only.
    public Wide fee() {
        return fee;
    }

    /// Base that changed hands. To be read only.
    public Wide base() {
        return side == Side.BUY ? out : in;
    }

    /// Quote that changed hands. To be read only.
    public Wide quote() {
        return side == Side.BUY ? in : out;
    }
}
