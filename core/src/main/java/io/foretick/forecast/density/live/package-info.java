/// What a density learns while a session runs.
///
/// Comes in: laws as they were told, and the prices that came. Goes out: the same laws, a little
/// wider or narrower. Must never: learn from what the session cannot make anew from its journal.
@NullMarked
package io.foretick.forecast.density.live;

import org.jspecify.annotations.NullMarked;
