package io.foretick.venue;

import io.foretick.event.Event;
import io.foretick.event.Stamp;

import java.util.function.Consumer;

/// Turns the frames of one feed into events. Owned by the thread that reads the feed; may keep what
/// it needs to follow the feed's protocol, such as a book that waits for its snapshot.
public interface FrameDecoder {

    /// Decodes one frame and gives at least one event that carries its stamp: what it said, or an
    /// [Event.FrameSkipped] with the reason. Never throws on bad input.
    ///
    /// @param at arrival of the frame; the decoder replaces the venue's time by the one it reads
    /// @param frame bytes of which `length` from `offset` on are the frame
    void decode(Stamp at, byte[] frame, int offset, int length, Consumer<Event> sink);
}
