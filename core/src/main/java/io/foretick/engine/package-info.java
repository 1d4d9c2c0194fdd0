/// The single owner of market state, account, strategies and limits: a pure fold of events into
/// commands.
///
/// Comes in: one event at a time, on one thread. Goes out: commands, decisions for those who watch,
/// a digest of everything known. Must never: read a clock, touch a file, or answer differently to
/// the same journal.
@NullMarked
package io.foretick.engine;

import org.jspecify.annotations.NullMarked;
