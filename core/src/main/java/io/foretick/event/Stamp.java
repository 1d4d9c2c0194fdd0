package io.foretick.event;

import io.foretick.base.Times;

/// When an event happened and where it came from. All events of one frame share one stamp (48
/// bytes).
///
/// @param timeNs when the engine saw it: nanoseconds since the Unix epoch; never decreases along a
///   journal
/// @param venueNs the venue's own time, or [Times#UNKNOWN_NS]
/// @param receiveNs the receive clock, by which ages are measured; may lie before `venueNs` where
///   the recorder's clock was behind
/// @param frame number of the input message, from 1; 0 for what no message brought
/// @param source who said it
public record Stamp(long timeNs, long venueNs, long receiveNs, long frame, Source source) {

    /// The stamp of something that Foretick itself makes at `timeNs`.
    public static Stamp internal(long timeNs, Source source) {
        return new Stamp(timeNs, timeNs, timeNs, 0, source);
    }

    /// The same arrival with the time that the message itself states.
    public Stamp withVenueNs(long statedNs) {
        return new Stamp(timeNs, statedNs, receiveNs, frame, source);
    }

    /// The venue's time where it is known, else the receive time.
    public long venueOrReceiveNs() {
        return venueNs == Times.UNKNOWN_NS ? receiveNs : venueNs;
    }
}
