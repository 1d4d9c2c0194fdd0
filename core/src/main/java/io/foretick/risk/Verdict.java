package io.foretick.risk;

import io.foretick.strategy.Gate;

/// What the limits say to a wish.
public sealed interface Verdict {

    /// It may be sent, with at most this many shares.
    record Approved(long quantityE8) implements Verdict {}

    /// It must not be sent, because of this gate.
    record Refused(Gate gate) implements Verdict {}
}
