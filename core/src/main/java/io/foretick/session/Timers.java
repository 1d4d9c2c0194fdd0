package io.foretick.session;

import io.foretick.base.Times;

import java.util.PriorityQueue;

/// When the session must look at the clock of the events: each tick while messages come, and the
/// instants that matter to a market even in silence. Owned by the session's thread.
final class Timers {

    static final long NONE_NS = Long.MAX_VALUE;

    private final long periodNs;
    private final long silenceNs;
    private final PriorityQueue<Long> alarms = new PriorityQueue<>();
    private long nextPeriodicNs = NONE_NS;
    private long activeUntilNs = Long.MIN_VALUE;
    private long passedNs = Long.MIN_VALUE;

    Timers(int tickMs, int silenceSeconds) {
        this.periodNs = tickMs * Times.MILLI_NS;
        this.silenceNs = silenceSeconds * Times.SECOND_NS;
    }

    /// A message arrived: ticks go on for the time of silence.
    void onMessage(long timeNs) {
        if (timeNs > activeUntilNs) { // ticks had paused
            nextPeriodicNs = Math.ceilDiv(timeNs, periodNs) * periodNs;
        }
        activeUntilNs = Math.max(activeUntilNs, timeNs + silenceNs);
    }

    /// Asks for a tick at this instant, unless it is past.
    void alarm(long timeNs) {
        if (timeNs > passedNs) {
            alarms.add(timeNs);
        }
    }

    /// The instant of the next tick, or [#NONE_NS].
    long nextNs() {
        long periodic = nextPeriodicNs <= activeUntilNs ? nextPeriodicNs : NONE_NS;
        Long alarm = alarms.peek();
        return alarm == null ? periodic : Math.min(periodic, alarm);
    }

    /// The tick at this instant was given.
    void passed(long timeNs) {
        passedNs = timeNs;
        while (!alarms.isEmpty() && alarms.peek() <= timeNs) {
            alarms.remove();
        }
        if (nextPeriodicNs <= timeNs) {
            nextPeriodicNs = (Math.floorDiv(timeNs, periodNs) + 1) * periodNs;
        }
    }
}
