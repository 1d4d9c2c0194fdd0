/// Order books by price level: quantities only, nobody's orders.
///
/// Comes in: absolute quantities in lots at ticks. Goes out: the best prices, and the levels behind
/// them. Must never: know whose the quantities are, or allocate where a price was quoted before.
@NullMarked
package io.foretick.venue.lob.depth;

import org.jspecify.annotations.NullMarked;
