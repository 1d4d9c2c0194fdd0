/// The memory of a batch: how much its trials may use together, and how much was used.
///
/// Comes in: what a trial says it needs. Goes out: its share, once that is free. Must never: hand
/// out more than there is.
@NullMarked
package io.foretick.lab.run.memory;

import org.jspecify.annotations.NullMarked;
