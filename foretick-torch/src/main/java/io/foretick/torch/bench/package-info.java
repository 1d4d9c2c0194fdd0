/// A step of training by our kernels beside the same step by PyTorch.
///
/// Comes in: sizes and numbers of threads. Goes out: times of both, taken in turns. Must never:
/// give one side work that the other does not do.
@NullMarked
package io.foretick.torch.bench;

import org.jspecify.annotations.NullMarked;
