/// What can be chosen of a training, and the file that says it.
///
/// Comes in: the text of a YAML file. Goes out: checked settings. Must never: train, or read the
/// past of a coin.
@NullMarked
package io.foretick.lab.train.settings;

import org.jspecify.annotations.NullMarked;
