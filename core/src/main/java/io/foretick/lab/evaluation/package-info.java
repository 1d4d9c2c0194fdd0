/// Evaluations held on all cores, and the yardsticks that a model is measured by.
///
/// Comes in: a stored model, recorded coins. Goes out: answers, fitted yardsticks, warnings. Must
/// never: fit anything to what is scored, or let the number of threads change a figure.
@NullMarked
package io.foretick.lab.evaluation;

import org.jspecify.annotations.NullMarked;
