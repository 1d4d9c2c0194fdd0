/// A live session that does everything but send, and those who watch whether its picture of the
/// venue is the venue's.
///
/// Comes in: commands, and what the session's journal says of the books. Goes out: orders that were
/// made and signed and go no further, and counts of what agreed and what did not. Must never: send
/// an order or a cancel.
@NullMarked
package io.foretick.session.shadow;

import org.jspecify.annotations.NullMarked;
