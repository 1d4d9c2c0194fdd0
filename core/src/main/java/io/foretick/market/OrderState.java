package io.foretick.market;

import org.jspecify.annotations.Nullable;

/// What we know of an order of ours: a machine whose only edges are those of [Step]. Checkpoints
/// hold the ordinal: append only.
public enum OrderState {
    /// Sent or about to be sent, and nothing heard yet.
    PENDING,
    /// Rests on the venue.
    LIVE,
    /// Sent, and its outcome is not known; counts as if it were working.
    UNKNOWN,
    /// Done: refused, filled, cancelled or expired.
    CLOSED;

    /// What may happen to an order, with all edges that it has: from one state to the next. Where
    /// there is none the step contradicts what is known, and is never applied.
    public enum Step {
        /// Its id at the venue is computed, before it is sent.
        NAMED(PENDING, null, null, null),
        /// The venue has it. It may say so twice: in its answer and over its user channel.
        ACCEPTED(LIVE, LIVE, LIVE, null),
        /// The venue refused it. Whoever applies this makes sure that nothing of it traded.
        REFUSED(CLOSED, null, CLOSED, null),
        /// The venue refused it because it has it already: it arrived, how it fares is not known.
        DUPLICATED(UNKNOWN, null, UNKNOWN, null),
        /// It was sent, and no answer came.
        LOST(UNKNOWN, null, UNKNOWN, null),
        /// Part of it traded. That may be told at any time, also after its end.
        TRADED(PENDING, LIVE, UNKNOWN, CLOSED),
        /// Nothing of it rests any more.
        ENDED(CLOSED, CLOSED, CLOSED, null);

        private final @Nullable OrderState pending;
        private final @Nullable OrderState live;
        private final @Nullable OrderState unknown;
        private final @Nullable OrderState closed;

        Step(
                @Nullable OrderState pending,
                @Nullable OrderState live,
                @Nullable OrderState unknown,
                @Nullable OrderState closed) {
            this.pending = pending;
            this.live = live;
            this.unknown = unknown;
            this.closed = closed;
        }

        private @Nullable OrderState from(OrderState state) {
            return switch (state) {
                case PENDING -> pending;
                case LIVE -> live;
                case UNKNOWN -> unknown;
                case CLOSED -> closed;
            };
        }
    }

    /// Whether this can happen to an order in this state.
    public boolean allows(Step step) {
        return step.from(this) != null;
    }

    /// The state after it.
    ///
    /// @throws IllegalStateException if it cannot happen
    public OrderState after(Step step) {
        OrderState next = step.from(this);
        if (next == null) {
            throw new IllegalStateException(step + " cannot happen to an order that is " + this);
        }
        return next;
    }
}
