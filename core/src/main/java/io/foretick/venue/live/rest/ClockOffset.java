package io.foretick.venue.live.rest;

/// How far a venue's clock is ahead of the session's.
///
/// @param venue whose clock, such as `binance_rest`
/// @param offsetNs the venue's time less ours, at best knowledge
/// @param uncertaintyNs the true offset lies within this of it
/// @param roundTripNs the shortest question and answer seen, in venue time
/// @param measuredNs when it was measured last, in venue time
/// @param samples how many answers it rests on; 0 while none came, and then the rest means nothing
public record ClockOffset(
        String venue,
        long offsetNs,
        long uncertaintyNs,
        long roundTripNs,
        long measuredNs,
        int samples) {}
