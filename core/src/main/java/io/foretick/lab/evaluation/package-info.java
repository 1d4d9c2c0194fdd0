/// Evaluations held on all cores, and the rivals that a model is measured by.
///
/// Comes in: a stored model, recorded coins. Goes out: answers, fitted rivals, warnings. Must
/// never: fit anything to what is scored, or let the number of threads change a figure.
@NullMarked
package io.foretick.lab.evaluation;

import org.jspecify.annotations.NullMarked;
