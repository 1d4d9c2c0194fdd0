package io.foretick.history.proof;

import java.time.LocalDate;
import java.util.List;
import java.util.function.ToLongFunction;

/// What was found of one symbol.
///
/// @param days those that could be read, ascending
/// @param missingDays those between the first and the last that are not held
/// @param faults all that must not be, by day
public record SymbolReport(
        String symbol, List<DayReport> days, List<LocalDate> missingDays, List<Fault> faults) {

    public SymbolReport {
        days = List.copyOf(days);
        missingDays = List.copyOf(missingDays);
        faults = List.copyOf(faults);
    }

    /// Whether nothing is missing and nothing contradicts.
    public boolean ok() {
        return faults.isEmpty() && missingDays.isEmpty();
    }

    public long trades() {
        return sum(DayReport::trades);
    }

    public long missingIds() {
        return sum(DayReport::missingIds);
    }

    public long duplicates() {
        return sum(day -> day.proof().duplicates());
    }

    public long late() {
        return sum(day -> day.proof().late());
    }

    /// Long times without a trade, oldest first.
    public List<Gap> gaps() {
        return days.stream().flatMap(day -> day.gaps().stream()).toList();
    }

    private long sum(ToLongFunction<DayReport> part) {
        return days.stream().mapToLong(part).sum();
    }
}
