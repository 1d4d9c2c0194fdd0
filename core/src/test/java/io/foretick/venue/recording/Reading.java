package io.foretick.venue.recording;

import io.foretick.base.Times;
import io.foretick.event.Event;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Stamp;
import io.foretick.venue.FrameDecoder;
import io.foretick.venue.Listings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a session would get out of recordings: all events, and the counts of its summary.
record Reading(
        long messages,
        Map<Source, Long> bySource,
        Map<SkipReason, Long> skipped,
        List<Event> events,
        List<String> problems,
        boolean ordered) {

    static Reading of(InputFiles inputs, Map<Source, FrameDecoder> feeds) throws IOException {
        return of(inputs, new Listings(), feeds);
    }

    static Reading of(InputFiles inputs, Listings listings, Map<Source, FrameDecoder> feeds)
            throws IOException {
        Map<Source, Long> bySource = new EnumMap<>(Source.class);
        Map<SkipReason, Long> skipped = new EnumMap<>(SkipReason.class);
        List<Event> events = new ArrayList<>();
        long messages = 0;
        long timeNs = 0;
        try (MergedInput input =
                MergedInput.open(inputs, listings, feeds, MergedInput.Options.USUAL)) {
            while (input.next()) {
                timeNs = Math.max(timeNs, input.receiveNs());
                if (input.isMessage()) {
                    messages++;
                    bySource.merge(input.source(), 1L, Long::sum);
                }
                long frame = input.isMessage() ? messages : 0;
                Stamp at =
                        new Stamp(
                                timeNs, Times.UNKNOWN_NS, input.receiveNs(), frame, input.source());
                int before = events.size();
                input.decode(at, events::add);
                if (input.isMessage() && events.size() == before) {
                    throw new IllegalStateException("a message without an event: " + at);
                }
            }
            for (Event event : events) {
                if (event instanceof Event.FrameSkipped(_, SkipReason reason)) {
                    skipped.merge(reason, 1L, Long::sum);
                }
            }
            if (input.bytesRead() != input.bytesTotal()) {
                throw new IllegalStateException(
                        "read " + input.bytesRead() + " of " + input.bytesTotal() + " bytes");
            }
            return new Reading(
                    messages, bySource, skipped, events, input.problems(), isOrdered(events));
        }
    }

    private static boolean isOrdered(List<Event> events) {
        for (int k = 1; k < events.size(); k++) {
            if (events.get(k).timeNs() < events.get(k - 1).timeNs()) {
                return false;
            }
        }
        return true;
    }
}
