package io.foretick.session.live;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/// How fast a live session works. Written by the session's thread, read by any.
public final class Vitals {

    /// What is measured, in nanoseconds of wall time.
    public enum Span {
        /// From the last byte of a frame to the session's thread: the time in the queue.
        RECEIVE,
        /// From there to the first event that the frame says.
        DECODE,
        /// From the first event to the end of all that followed: journal, state, decisions.
        EVALUATE,
        /// From the last byte of a frame to the end of what it led to.
        END_TO_END,
        /// As above, for the frames that led to a command.
        FRAME_TO_COMMAND,
        /// From a command to the venue's first answer, in the venue's time.
        ORDER
    }

    private static final long LARGEST_NS = 3_600_000_000_000L;
    private static final int DIGITS = 3;

    private static final int SPANS = Span.values().length;

    private final SingleWriterRecorder[] recorders = new SingleWriterRecorder[SPANS];
    private final Histogram[] totals = new Histogram[SPANS];
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong commands = new AtomicLong();

    public Vitals() {
        Arrays.setAll(recorders, _ -> new SingleWriterRecorder(LARGEST_NS, DIGITS));
        Arrays.setAll(totals, _ -> new Histogram(LARGEST_NS, DIGITS));
    }

    /// All that was measured of a span so far; a copy.
    public synchronized Histogram histogram(Span span) {
        Histogram total = totals[span.ordinal()];
        total.add(recorders[span.ordinal()].getIntervalHistogram());
        return total.copy();
    }

    /// Events that went through the session.
    public long events() {
        return events.get();
    }

    /// Commands that the session gave.
    public long commands() {
        return commands.get();
    }

    void record(Span span, long nanos) {
        recorders[span.ordinal()].recordValue(Math.clamp(nanos, 0, LARGEST_NS));
    }

    void count(long eventsNow, long commandsNow) {
        events.setRelease(eventsNow);
        commands.setRelease(commandsNow);
    }
}
