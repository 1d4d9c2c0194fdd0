/// Models that foretell a bar's label from a table of features: trees, networks, and stacks of
/// them.
///
/// Comes in: scaled feature tables, trained parameters. Goes out: expected returns and how far to
/// trust them. Must never: train with threads or files, or see a row of the future.
@NullMarked
package io.foretick.forecast.signal;

import org.jspecify.annotations.NullMarked;
