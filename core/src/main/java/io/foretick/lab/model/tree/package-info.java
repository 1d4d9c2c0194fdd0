/// The door to XGBoost: training of boosted trees.
///
/// Comes in: rows of features, targets, weights, settings, a seed. Goes out: trees that know
/// nothing of XGBoost. Must never: predict by native code, or train with more than one thread.
@NullMarked
package io.foretick.lab.model.tree;

import org.jspecify.annotations.NullMarked;
