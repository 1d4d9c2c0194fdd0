/// The log of truth: events in, commands out, checksummed, numbered without a gap, in segments that
/// survive a crash. The bytes are described in `docs/formats.md`.
///
/// Comes in: events and commands in the engine's order. Goes out: the same, in the same order. Must
/// never: repair a hole, skip a record that does not check, or stall the engine for a disk.
@NullMarked
package io.foretick.journal;

import org.jspecify.annotations.NullMarked;
