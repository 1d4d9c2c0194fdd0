/// The vocabulary: `Event` is what happened, `Command` is what we want, `Instrument` is what both
/// speak of.
///
/// Comes in: checked numbers and names. Goes out: immutable records. Must never: hold state, know
/// how a venue spells anything, or carry a unit that its name does not say.
@NullMarked
package io.foretick.event;

import org.jspecify.annotations.NullMarked;
