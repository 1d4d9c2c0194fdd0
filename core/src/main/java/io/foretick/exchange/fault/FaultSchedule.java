package io.foretick.exchange.fault;

import io.foretick.base.Checks;

/// When a rule is at work, in venue time since the exchange's start.
///
/// @param atNs when it begins for the first time
/// @param everyNs how often it begins again; 0 = once
/// @param forNs how long it is at work each time; 0 = to the end, or only at that moment for what
///   strikes connections
public record FaultSchedule(long atNs, long everyNs, long forNs) {

    /// At work from the start to the end.
    public static final FaultSchedule ALWAYS = new FaultSchedule(0, 0, 0);

    /// No further beginning.
    static final long NEVER_NS = Long.MAX_VALUE;

    public FaultSchedule {
        Checks.notNegative(atNs, "atNs");
        Checks.notNegative(everyNs, "everyNs");
        Checks.notNegative(forNs, "forNs");
        if (everyNs > 0) {
            Checks.inRange(forNs, 0, everyNs, "forNs");
        }
    }

    boolean hasBeginnings() {
        return atNs > 0 || everyNs > 0;
    }

    boolean isActive(long sinceStartNs) {
        if (sinceStartNs < atNs) {
            return false;
        }
        long sinceBeginNs = sinceStartNs - atNs;
        long phaseNs = everyNs > 0 ? sinceBeginNs % everyNs : sinceBeginNs;
        return forNs == 0 || phaseNs < forNs;
    }

    /// The first beginning at or after a time, [#NEVER_NS] if there is none.
    long nextBeginNs(long sinceStartNs) {
        if (sinceStartNs <= atNs) {
            return atNs;
        }
        if (everyNs == 0) {
            return NEVER_NS;
        }
        return atNs + Math.ceilDiv(sinceStartNs - atNs, everyNs) * everyNs;
    }
}
