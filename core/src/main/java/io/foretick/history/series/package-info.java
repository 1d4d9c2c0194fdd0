/// The second store: each symbol's past as one mapped file of prefix sums, and its growing end.
///
/// Comes in: the days of the store of record, and live trades. Goes out: `SecondSeries` that are
/// the same bits whether they were built at once, appended to or grown live. Must never: be the
/// only place where something is known; each file can be built again.
@NullMarked
package io.foretick.history.series;

import org.jspecify.annotations.NullMarked;
