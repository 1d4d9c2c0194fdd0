/// Orders that are made and signed for being timed.
///
/// Comes in: nothing. Goes out: operations, and something that depends on what they did. Must
/// never: use a key that owns anything, or send.
@NullMarked
package io.foretick.lab.bench.order;

import org.jspecify.annotations.NullMarked;
