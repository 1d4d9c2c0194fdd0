package io.foretick.exchange.playback;

import io.foretick.event.Source;

import java.util.List;

/// One recorded frame, as the venue sent it.
///
/// @param timeNs when it arrived at the recorder, never before the frame that was played last
/// @param source which venue sent it
/// @param text the whole frame
/// @param names what a client subscribes to in order to get it, see [FrameNames]; empty for a frame
///   that belongs to no subscription, such as the answer to a request
public record PlayedFrame(long timeNs, Source source, String text, List<String> names) {

    public PlayedFrame {
        names = List.copyOf(names);
    }

    /// The bare payload of a frame of Binance's combined streams; of any other frame its text.
    public String payload() {
        return source == Source.BINANCE ? FrameNames.payload(text) : text;
    }
}
