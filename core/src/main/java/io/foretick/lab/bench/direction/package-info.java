/// What one candle and a whole replay cost the direction predictor.
///
/// Comes in: minutes of a random walk, made from a seed. Goes out: operations to be timed. Must
/// never: know how they are timed, or write a file.
@NullMarked
package io.foretick.lab.bench.direction;

import org.jspecify.annotations.NullMarked;
