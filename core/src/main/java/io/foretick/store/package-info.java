/// Artefacts on disk: model files with their provenance, and the klines that models are fitted to.
///
/// Comes in: paths. Goes out: validated models and series, files written whole or not at all. Must
/// never: load a model that cannot say where it came from.
@NullMarked
package io.foretick.store;

import org.jspecify.annotations.NullMarked;
