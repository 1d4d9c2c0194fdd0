package io.foretick.venue.live.rest;

import io.foretick.venue.VenueClock;

import java.io.IOException;
import java.util.ArrayDeque;

/// Measures how far one venue's clock is from the session's. Used by one thread; any may read.
///
/// How it works: a venue that shows time `s` in steps of `r` somewhere between our question at `a`
/// and its answer at `b` is ahead by something between `s - b` and `s + r - a`. What lies in all of
/// the last such spans is the offset; so even a clock that shows whole seconds is found to a few
/// milliseconds after some questions at different fractions of a second.
public final class OffsetMeter {

    private static final int SPANS = 16;

    private record Span(long lowNs, long highNs, long roundTripNs) {}

    /// Reads the venue's time from an answer.
    public interface TimeReader {
        long timeNs(byte[] answer) throws IOException;
    }

    private final ArrayDeque<Span> spans = new ArrayDeque<>();
    private final String venue;
    private final RestClient rest;
    private final VenueClock clock;
    private final String path;
    private final long stepNs;
    private final TimeReader reader;
    private volatile ClockOffset offset;

    /// @param path what to ask for
    /// @param stepNs in what steps the answer counts
    public OffsetMeter(
            String venue,
            RestClient rest,
            VenueClock clock,
            String path,
            long stepNs,
            TimeReader reader) {
        this.venue = venue;
        this.rest = rest;
        this.clock = clock;
        this.path = path;
        this.stepNs = stepNs;
        this.reader = reader;
        this.offset = new ClockOffset(venue, 0, Long.MAX_VALUE, Long.MAX_VALUE, 0, 0);
    }

    /// What is known now.
    public ClockOffset offset() {
        return offset;
    }

    /// Asks once.
    public void measure() throws InterruptedException {
        long askedNs = clock.nowNs();
        RestAnswer answer = rest.get(path);
        long answeredNs = clock.nowNs();
        if (answer instanceof RestAnswer.Body body) {
            try {
                take(reader.timeNs(body.bytes()), askedNs, answeredNs);
            } catch (IOException _) {
                // not a time: the offset stays as old as it is
            }
        }
    }

    void take(long shownNs, long askedNs, long answeredNs) {
        var span = new Span(shownNs - answeredNs, shownNs + stepNs - askedNs, answeredNs - askedNs);
        spans.addLast(span);
        if (spans.size() > SPANS) {
            spans.removeFirst();
        }
        if (lowNs() > highNs()) {
            spans.clear(); // one of the clocks was set
            spans.addLast(span);
        }
        long roundTripNs = Long.MAX_VALUE;
        for (Span each : spans) {
            roundTripNs = Math.min(roundTripNs, each.roundTripNs());
        }
        long halfNs = (highNs() - lowNs()) / 2;
        offset =
                new ClockOffset(
                        venue, lowNs() + halfNs, halfNs, roundTripNs, answeredNs, spans.size());
    }

    private long lowNs() {
        return spans.stream().mapToLong(Span::lowNs).max().orElse(0);
    }

    private long highNs() {
        return spans.stream().mapToLong(Span::highNs).min().orElse(0);
    }
}
