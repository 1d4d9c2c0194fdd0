package io.foretick.exchange.fault;

import io.foretick.base.Checks;

/// One fault of a plan: what, where, how often, when.
///
/// What strikes connections (`disconnect`, `half-open`, `stall`, `reconnect-storm`) strikes those
/// that are open at each beginning of its schedule, or without a schedule at some frames. All else
/// is drawn for each frame, request or match while the schedule is at work; what strikes files (the
/// kinds that end in `-archive`) is drawn once for each file.
///
/// @param name tells rules of a plan apart, and names its stream of draws
/// @param service of which services, such as `binance_*`
/// @param path of which requests or files, such as `/order*`
/// @param probability that it happens to a connection, frame, request, match or file
/// @param lastingNs how long the effect lasts, in venue time: silence, delay, refusal, Retry-After
/// @param shiftNs how far the clock is wrong; for `clock-skew` only
public record FaultRule(
        String name,
        FaultKind kind,
        String service,
        String path,
        double probability,
        FaultSchedule schedule,
        long lastingNs,
        long shiftNs) {

    public FaultRule {
        Checks.notBlank(name, "name");
        Checks.notBlank(service, "service");
        Checks.notBlank(path, "path");
        Checks.inRange(probability, 0, 1, "probability");
        Checks.notNegative(lastingNs, "lastingNs");
        if ((kind == FaultKind.CLOCK_SKEW) != (shiftNs != 0)) {
            throw new IllegalArgumentException(
                    "shift belongs to clock-skew, and clock-skew needs one; was " + shiftNs);
        }
    }

    /// A rule for all services, that always happens and lasts as long as its kind usually does.
    public static FaultRule of(String name, FaultKind kind) {
        long lastingNs = kind.lastingNs();
        return new FaultRule(
                name, kind, "*", kind.usualPath(), 1, FaultSchedule.ALWAYS, lastingNs, 0);
    }

    public FaultRule withService(String glob) {
        return new FaultRule(name, kind, glob, path, probability, schedule, lastingNs, shiftNs);
    }

    public FaultRule withPath(String glob) {
        return new FaultRule(name, kind, service, glob, probability, schedule, lastingNs, shiftNs);
    }

    public FaultRule withProbability(double value) {
        return new FaultRule(name, kind, service, path, value, schedule, lastingNs, shiftNs);
    }

    public FaultRule withSchedule(FaultSchedule value) {
        return new FaultRule(name, kind, service, path, probability, value, lastingNs, shiftNs);
    }

    public FaultRule withLastingNs(long valueNs) {
        return new FaultRule(name, kind, service, path, probability, schedule, valueNs, shiftNs);
    }
}
