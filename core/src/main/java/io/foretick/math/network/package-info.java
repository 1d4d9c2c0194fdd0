/// Layers of neural networks, their losses and optimisers, over one flat array of weights.
///
/// Comes in: weights, inputs, gradients of outputs. Goes out: outputs, gradients of weights and
/// inputs, better weights. Must never: draw a number that its caller's seed does not fix, start a
/// thread, or know what is forecast.
@NullMarked
package io.foretick.math.network;

import org.jspecify.annotations.NullMarked;
