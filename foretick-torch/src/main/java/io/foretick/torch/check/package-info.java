/// Our kernels held to PyTorch.
///
/// Comes in: networks, their weights. Goes out: how far losses and gradients lie apart. Must never:
/// let one side see a number that the other side computed.
@NullMarked
package io.foretick.torch.check;

import org.jspecify.annotations.NullMarked;
