package io.foretick.journal.codec;

import io.foretick.event.Event;
import io.foretick.event.Outcome;
import io.foretick.event.Stamp;
import io.foretick.event.live.Control;
import io.foretick.event.live.FillState;

/// What a session of real orders goes through, as words after the stamp, and back.
final class AccountNewsCodec {

    private static final int HALT = 0;
    private static final int RESUME = 1;
    private static final int PAUSE = 2;
    private static final int LIMIT = 3;

    private static final FillState[] FILL_STATES = FillState.values();
    private static final Outcome[] OUTCOMES = Outcome.values();

    private AccountNewsCodec() {}

    static EventType encode(Event.AccountNews event, WordWriter out) {
        return switch (event) {
            case Event.OrderNamed named -> {
                out.word(named.orderId()).text(named.name());
                yield EventType.ORDER_NAMED;
            }
            case Event.OrderUnknown unknown -> {
                out.word(unknown.orderId());
                yield EventType.ORDER_UNKNOWN;
            }
            case Event.FillMoved moved -> {
                out.word(moved.orderId()).word(moved.tradeId()).word(moved.state().ordinal());
                yield EventType.FILL_MOVED;
            }
            case Event.CashReported cash -> {
                out.word(cash.cashE8());
                yield EventType.CASH_REPORTED;
            }
            case Event.HoldingReported held -> {
                out.word(held.instrument()).word(held.upE8()).word(held.downE8());
                yield EventType.HOLDING_REPORTED;
            }
            case Event.HoldingAdopted adopted -> {
                out.word(Words.pack(adopted.instrument(), adopted.outcome().ordinal()));
                out.word(adopted.quantityE8()).word(adopted.costE8());
                yield EventType.HOLDING_ADOPTED;
            }
            case Event.Redeemed redeemed -> {
                out.word(redeemed.instrument());
                yield EventType.REDEEMED;
            }
            case Event.Unexplained unexplained -> {
                out.word(unexplained.instrument()).text(unexplained.what());
                yield EventType.UNEXPLAINED;
            }
        };
    }

    static EventType encode(Event.Controlled event, WordWriter out) {
        switch (event.control()) {
            case Control.Halt(String reason) -> out.word(HALT).text(reason);
            case Control.Resume(String reason) -> out.word(RESUME).text(reason);
            case Control.Pause(String scope, boolean paused) ->
                    out.word(PAUSE).text(scope).word(paused ? 1 : 0);
            case Control.Limit(String name, double value) -> out.word(LIMIT).text(name).real(value);
        }
        return EventType.CONTROLLED;
    }

    static Event.OrderNamed named(Stamp at, WordReader in) {
        return new Event.OrderNamed(at, in.word(), in.text());
    }

    static Event.FillMoved moved(Stamp at, WordReader in) {
        return new Event.FillMoved(
                at, in.word(), in.word(), Words.pick(FILL_STATES, in.integer(), "state of a fill"));
    }

    static Event.HoldingReported reported(Stamp at, WordReader in) {
        return new Event.HoldingReported(at, in.integer(), in.word(), in.word());
    }

    static Event.HoldingAdopted adopted(Stamp at, WordReader in) {
        long packed = in.word();
        Outcome outcome = Words.pick(OUTCOMES, Words.high(packed), "outcome");
        return new Event.HoldingAdopted(at, Words.low(packed), outcome, in.word(), in.word());
    }

    static Event.Controlled controlled(Stamp at, WordReader in) {
        int kind = in.integer();
        return new Event.Controlled(
                at,
                switch (kind) {
                    case HALT -> new Control.Halt(in.text());
                    case RESUME -> new Control.Resume(in.text());
                    case PAUSE -> new Control.Pause(in.text(), Words.truth(in.word(), "paused"));
                    case LIMIT -> new Control.Limit(in.text(), in.real());
                    default -> throw new IllegalArgumentException("no control is number " + kind);
                });
    }
}
