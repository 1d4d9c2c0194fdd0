/// What a replay of the direction predictor came to, for people and programs.
///
/// Comes in: what the predictor tells its listener, and the checks that failed. Goes out:
/// `summary.json`, `report.md` and `report.html`. Must never: change a replay, or show a score
/// without the number of cases behind it.
@NullMarked
package io.foretick.report.direction.replay;

import org.jspecify.annotations.NullMarked;
