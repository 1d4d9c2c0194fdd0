/// Statistics of a series in time: rolling windows, histograms, fractional differences, the test
/// for a unit root.
///
/// Comes in: doubles, oldest first. Goes out: doubles of the same order, NaN where a window is not
/// full. Must never: look at a value later than the one it is asked about, unless its name says
/// that it summarises the whole series.
@NullMarked
package io.foretick.math.series;

import org.jspecify.annotations.NullMarked;
