/// Orders that are made, signed, cancelled and taken up again for being timed.
///
/// Comes in: nothing. Goes out: operations, and something that depends on what they did. Must
/// never: use a key that owns anything, or send to anybody but a venue of its own on loopback.
@NullMarked
package io.foretick.lab.bench.order;

import org.jspecify.annotations.NullMarked;
