/// Indicators of hourly prices and volumes, each by its author's formula, each made of the past
/// alone.
///
/// Comes in: columns of one run of hours without a gap, oldest first. Goes out: columns of the same
/// length, NaN where there is not enough past. Must never: look at a row later than its own.
@NullMarked
package io.foretick.feature.indicator;

import org.jspecify.annotations.NullMarked;
