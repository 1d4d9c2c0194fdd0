/// Recorded sessions, played again through the simulated exchanges in place of the made-up world.
///
/// Comes in: recordings that hold the venues' own frames, and the venue's clock. Goes out: each
/// frame when its time has come, with the names under which clients subscribe to it. Must never:
/// change a frame, make one up from a table, or know a socket.
@NullMarked
package io.foretick.exchange.playback;

import org.jspecify.annotations.NullMarked;
