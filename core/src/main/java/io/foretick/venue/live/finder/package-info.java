/// The search for Up/Down markets: which windows there are now, when each is to be followed, what
/// its price to beat is, and how it ended.
///
/// Comes in: Gamma's lists over REST. Goes out: answers worth decoding, and the tokens to follow.
/// Must never: give a market twice, pass over one at a boundary, or compute a window where the
/// venue may name it otherwise.
@NullMarked
package io.foretick.venue.live.finder;

import org.jspecify.annotations.NullMarked;
