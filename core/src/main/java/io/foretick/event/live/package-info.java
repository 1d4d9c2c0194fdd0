/// Words that only a session of real orders needs: how final a fill is, and what an operator says.
///
/// Comes in: nothing. Goes out: values that events carry. Must never: hold state.
@NullMarked
package io.foretick.event.live;

import org.jspecify.annotations.NullMarked;
