package io.foretick.history.proof;

import io.foretick.history.day.DayProof;
import io.foretick.history.day.Part;
import io.foretick.history.kline.KlineReport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// A [Verification] as lines for people: what is held, where it came from, and all that is wrong.
/// Times in UTC.
public final class VerificationText {

    private final List<String> lines = new ArrayList<>();

    private VerificationText() {}

    public static String of(Verification verification) {
        var text = new VerificationText();
        verification.symbols().forEach(text::symbol);
        verification.klines().forEach(text::klines);
        text.lines.add(verification.ok() ? "ok" : "NOT WHOLE");
        return String.join("\n", text.lines);
    }

    private void symbol(SymbolReport report) {
        if (!report.days().isEmpty()) {
            DayProof first = report.days().getFirst().proof();
            DayProof last = report.days().getLast().proof();
            add(
                    "%s  %s to %s, %d days",
                    report.symbol(),
                    Instants.text(first.firstSecond()),
                    Instants.text(last.endSecond()),
                    report.days().size());
        } else {
            add("%s", report.symbol());
        }
        add(
                "  %,d trades, %d ids missing, %d duplicates dropped, %d late",
                report.trades(), report.missingIds(), report.duplicates(), report.late());
        sources(report);
        report.gaps().forEach(this::gap);
        report.missingDays().forEach(day -> add("  missing day %s", day));
        report.days().forEach(day -> day.holes().forEach(this::hole));
        for (Fault fault : report.faults()) {
            add("  FAULT %s %s: %s", fault.day(), key(fault.kind()), fault.what());
        }
    }

    private void sources(SymbolReport report) {
        var parts = new TreeMap<Part.Source, Integer>();
        for (DayReport day : report.days()) {
            day.proof().parts().stream()
                    .map(Part::source)
                    .distinct()
                    .forEach(source -> parts.merge(source, 1, Integer::sum));
        }
        parts.forEach((source, days) -> add("  %d days from %s", days, key(source)));
    }

    private void gap(Gap gap) {
        add(
                "  %s of %d s from %s to %s",
                key(gap.kind()),
                gap.seconds(),
                Instants.text(gap.fromSecond()),
                Instants.text(gap.endSecond()));
    }

    private void hole(IdHole hole) {
        add(
                "  %d ids missing within %d to %d, between %s and %s",
                hole.missing(),
                hole.firstId(),
                hole.lastId(),
                Instants.text(hole.fromSecond()),
                Instants.text(hole.toSecond()));
    }

    private void klines(KlineReport report) {
        add(
                "%s %s klines  %s to %s, %,d held, %d missing",
                report.symbol(),
                report.interval().name(),
                Instants.text(report.firstSecond()),
                Instants.text(report.endSecond()),
                report.klines(),
                report.missing());
        for (KlineReport.Hole hole : report.holes()) {
            add(
                    "  %d missing from %s to %s",
                    hole.klines(),
                    Instants.text(hole.fromSecond()),
                    Instants.text(hole.endSecond()));
        }
        report.faults().forEach(fault -> add("  FAULT %s", fault));
    }

    private void add(String format, Object... arguments) {
        lines.add(format.formatted(arguments));
    }

    private static String key(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
