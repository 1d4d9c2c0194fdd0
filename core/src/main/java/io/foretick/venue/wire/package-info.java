/// What the wire formats of several venues share: reading JSON and decimal numbers from bytes.
///
/// Comes in: bytes of one frame. Goes out: numbers, words and positions. Must never: throw on bad
/// input, allocate per frame, or round a number that a venue gave exactly.
@NullMarked
package io.foretick.venue.wire;

import org.jspecify.annotations.NullMarked;
