/// Recordings of every kind, read as one stream of messages in the order in which they arrived.
///
/// Comes in: files and folders, plain or compressed. Goes out: input messages merged by time, and
/// the events they hold. Must never: take a file for what it is not, drop a line uncounted, or hold
/// a file in memory.
@NullMarked
package io.foretick.venue.recording;

import org.jspecify.annotations.NullMarked;
