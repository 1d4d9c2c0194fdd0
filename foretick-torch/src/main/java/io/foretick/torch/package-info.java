/// The density network in PyTorch, through DJL: a second opinion on our kernels, and training where
/// there is a graphics card.
///
/// Comes in: weights, layouts and batches of the program itself. Goes out: losses, gradients and
/// trained weights in the same order. Must never: be needed by the core, or fetch anything while it
/// runs.
@NullMarked
package io.foretick.torch;

import org.jspecify.annotations.NullMarked;
