/// Training of the models that a trial trades on, and their judgement on rows they did not see.
///
/// Comes in: a model's settings, features, labels with the rows they tell of, a seed. Goes out:
/// trained models, signals, scores. Must never: let a row that tells of a judged one into training,
/// or depend on the number of threads.
@NullMarked
package io.foretick.lab.model;

import org.jspecify.annotations.NullMarked;
