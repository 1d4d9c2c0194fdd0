/// The proof that a store of history has no hole, and the calendar of what it covers.
///
/// Comes in: a store. Goes out: what was found, as values, text and JSON. Must never: change the
/// store, or call a hole a halt.
@NullMarked
package io.foretick.history.proof;

import org.jspecify.annotations.NullMarked;
