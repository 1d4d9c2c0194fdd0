/// What a bar's future is called: which of three barriers the price meets first, how much a label
/// weighs, and whether a bet on a forecast would have paid.
///
/// Comes in: closes of one run of bars without a gap. Goes out: labels, one a bar, each with the
/// bar at which it is known. Must never: be read as features, since every label looks ahead.
@NullMarked
package io.foretick.feature.label;

import org.jspecify.annotations.NullMarked;
