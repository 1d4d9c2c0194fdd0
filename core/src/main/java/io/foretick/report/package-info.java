/// What a run came to: figures, scores, tables and pages for people and programs.
///
/// Comes in: events, decisions and the engine, as an observer sees them. Goes out: `summary.json`
/// and its readings. Must never: change a run, keep more for a longer run than its markets and
/// orders need, or show a figure without the number of cases behind it.
@NullMarked
package io.foretick.report;

import org.jspecify.annotations.NullMarked;
