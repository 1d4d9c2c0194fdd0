/// The sequence of features that a density is learned from, the same in training, backtest and
/// live.
///
/// Comes in: per-second series and an instant. Goes out: one array of numbers, and the hash that
/// says how it was made. Must never: depend on anything but the closed seconds before the instant.
@NullMarked
package io.foretick.feature.sequence;

import org.jspecify.annotations.NullMarked;
