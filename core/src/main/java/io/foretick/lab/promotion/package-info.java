/// Whether a trained model deserves to go live.
///
/// Comes in: the candidate, the live model, the recorded past of coins, a window that none of them
/// was trained on. Goes out: a verdict with its figures. Must never: make a model live itself.
@NullMarked
package io.foretick.lab.promotion;

import org.jspecify.annotations.NullMarked;
