package io.foretick.report;

import io.foretick.event.Event;
import io.foretick.event.SkipReason;
import io.foretick.event.Source;
import io.foretick.event.Stamp;

/// Counts input messages by who sent them and by why they were skipped. Mutable, owned by
/// [RunRecorder]. All events of one message share its number and follow each other, so a message is
/// counted when its number comes up; number 0 is for what no message brought.
final class FrameCounts {

    private final long[] bySource = new long[Source.values().length];
    private final long[] skipped = new long[SkipReason.values().length];
    private long total;
    private long lastFrame;
    private long lastSkippedFrame;

    void on(Event event) {
        Stamp at = event.at();
        if (at.frame() == 0) {
            return;
        }
        if (at.frame() != lastFrame) {
            lastFrame = at.frame();
            total++;
            bySource[at.source().ordinal()]++;
        }
        if (event instanceof Event.FrameSkipped skip && at.frame() != lastSkippedFrame) {
            lastSkippedFrame = at.frame();
            skipped[skip.reason().ordinal()]++;
        }
    }

    long total() {
        return total;
    }

    long of(Source source) {
        return bySource[source.ordinal()];
    }

    long skipped(SkipReason reason) {
        return skipped[reason.ordinal()];
    }
}
