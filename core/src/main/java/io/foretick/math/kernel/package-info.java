/// The arithmetic of neural networks: products of matrices, gates and activations, forward and
/// backward, in vectors and one number at a time, with the same bits from both.
///
/// Comes in: matrices that the caller owns. Goes out: numbers in those matrices. Must never: let a
/// result depend on the width of a vector, allocate, or know what a network is for.
@NullMarked
package io.foretick.math.kernel;

import org.jspecify.annotations.NullMarked;
