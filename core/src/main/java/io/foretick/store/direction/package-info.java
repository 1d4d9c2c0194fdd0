/// What the direction models know, in two SQLite files that survive the death of the process.
///
/// Comes in: parts of predictors' state, and the changes of their pattern memories. Goes out: the
/// same, after a restart, and versions to look at. Must never: judge a model, read a clock, write
/// into a file that it does not know, or leave the two files apart.
@NullMarked
package io.foretick.store.direction;

import org.jspecify.annotations.NullMarked;
