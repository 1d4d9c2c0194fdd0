/// The flow of orders, fitted: how often orders arrive, how deep they reach, how far the mid moves.
///
/// Comes in: trades and mids, step by step. Goes out: a flow that quotes can be computed from. Must
/// never: look ahead, or pass on a fit that does not hold.
@NullMarked
package io.foretick.strategy.making.flow;

import org.jspecify.annotations.NullMarked;
