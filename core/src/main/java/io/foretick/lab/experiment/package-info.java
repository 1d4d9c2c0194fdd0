/// What the YAML file of an experiment says: every key with its kind, range, default and meaning.
///
/// Comes in: a file and the words of the command line. Goes out: checked choices for each setting,
/// and the spec of a trial for each combination of them. Must never: decide which combinations are
/// tried, which is the work of `lab.search`, or read market data.
@NullMarked
package io.foretick.lab.experiment;

import org.jspecify.annotations.NullMarked;
