/// Alarms on figures of risk: when one went beyond its limit, for how long and how far.
///
/// Comes in: profits, equity and positions with their times. Goes out: one record for each
/// excursion. Must never: stop a trade, write a log, or tell the same excursion twice.
@NullMarked
package io.foretick.risk.monitor;

import org.jspecify.annotations.NullMarked;
