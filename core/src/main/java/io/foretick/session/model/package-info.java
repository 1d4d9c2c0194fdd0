/// The side of a session that forecasts with models of recorded history.
///
/// Comes in: the session's events, and the store of history. Goes out: densities as events, and
/// closed seconds to the store. Must never: make the session's thread wait for a model or a disk,
/// or forecast from anything that the store's cut and the journal do not tell.
@NullMarked
package io.foretick.session.model;

import org.jspecify.annotations.NullMarked;
