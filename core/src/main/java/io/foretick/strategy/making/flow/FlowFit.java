package io.foretick.strategy.making.flow;

import io.foretick.strategy.making.FlowEstimate;

import java.util.Optional;

/// A way to fit the flow of orders to a window. Its buffers belong to one owner.
public interface FlowFit {

    /// The flow of this window; empty if it does not tell one.
    Optional<FlowEstimate> fit(FlowWindow window);
}
