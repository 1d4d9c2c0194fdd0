/// Training of the density network: which instants are learned from, the loop over batches on
/// several threads, checkpoints, and the course of the losses.
///
/// Comes in: settings, the recorded past of coins. Goes out: a trained network with what it was
/// trained on. Must never: read a second outside of the range given for training, or let the number
/// of threads change a bit of the result.
@NullMarked
package io.foretick.lab.train;

import org.jspecify.annotations.NullMarked;
