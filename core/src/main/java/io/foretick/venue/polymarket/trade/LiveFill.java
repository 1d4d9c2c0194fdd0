package io.foretick.venue.polymarket.trade;

import io.foretick.event.live.FillState;

/// One part of a trade that an order of ours took part in. Mutable, owned by its [LiveOrder].
final class LiveFill {

    private final long tradeId;
    private final long quantityE8;
    private final boolean booked;
    private FillState state;

    /// @param booked false for a trade that had failed before we heard of it: it is never booked
    LiveFill(long tradeId, long quantityE8, FillState state, boolean booked) {
        this.tradeId = tradeId;
        this.quantityE8 = quantityE8;
        this.state = state;
        this.booked = booked;
    }

    long tradeId() {
        return tradeId;
    }

    long quantityE8() {
        return quantityE8;
    }

    boolean booked() {
        return booked;
    }

    FillState state() {
        return state;
    }

    void enter(FillState next) {
        state = next;
    }

    /// Whether its settlement may still change what we own.
    boolean unsettled() {
        return state == FillState.MATCHED || state == FillState.RETRYING;
    }

    /// Whether more is to be told of it.
    boolean open() {
        return state != FillState.CONFIRMED && state != FillState.FAILED;
    }

    /// Whether news of this state leads on from `now`; what does not is late or told again.
    static boolean leadsOn(FillState now, FillState next) {
        return now.leadsTo(next);
    }
}
