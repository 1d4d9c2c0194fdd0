/// How far a training is, and the file from which it goes on.
///
/// Comes in: finished members, the member in work, losses. Goes out: the same, after a restart.
/// Must never: train, or take a file that belongs to another training.
@NullMarked
package io.foretick.lab.train.course;

import org.jspecify.annotations.NullMarked;
