/// Questions to the REST sides of the venues, and how far their clocks are from ours.
///
/// Comes in: addresses. Goes out: bounded answers, refusals as values, and clock offsets with their
/// uncertainty. Must never: send an order, go on asking where a venue said to wait, or read an
/// answer of any length.
@NullMarked
package io.foretick.venue.live.rest;

import org.jspecify.annotations.NullMarked;
