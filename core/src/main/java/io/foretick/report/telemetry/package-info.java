/// What happened in each market, as CSV files for people and their tools.
///
/// Comes in: what an engine does while it runs. Goes out: one folder of text files a traded market.
/// Must never: change the run, keep files open, or let a market's name choose where it writes.
@NullMarked
package io.foretick.report.telemetry;

import org.jspecify.annotations.NullMarked;
