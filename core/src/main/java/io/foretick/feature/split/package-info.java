/// Which rows a model is fitted on and which it is judged on.
///
/// Comes in: how far each row's label reaches ahead. Goes out: pairs of training and test rows.
/// Must never: hand out a pair of rows that tell of the same return, other than by the older
/// pipeline's rule, which is named so.
@NullMarked
package io.foretick.feature.split;

import org.jspecify.annotations.NullMarked;
