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
            lines.add(
                    "%s  %s to %s, %d days"
                            .formatted(
                                    report.symbol(),
                                    Instants.text(first.firstSecond()),
                                    Instants.text(last.endSecond()),
                                    report.days().size()));
        } else {
            lines.add(report.symbol());
        }
        lines.add(
                "  %,d trades, %d ids missing, %d duplicates dropped, %d late"
                        .formatted(
                                report.trades(),
                                report.missingIds(),
                                report.duplicates(),
                                report.late()));
        sources(report);
        report.gaps().forEach(this::gap);
        report.missingDays().forEach(day -> lines.add("  missing day %s".formatted(day)));
        report.days().forEach(day -> day.holes().forEach(this::hole));
        for (Fault fault : report.faults()) {
            lines.add("  FAULT %s %s: %s".formatted(fault.day(), key(fault.kind()), fault.what()));
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
        parts.forEach(
                (source, days) -> lines.add("  %d days from %s".formatted(days, key(source))));
    }

    private void gap(Gap gap) {
        lines.add(
                "  %s of %d s from %s to %s"
                        .formatted(
                                key(gap.kind()),
                                gap.seconds(),
                                Instants.text(gap.fromSecond()),
                                Instants.text(gap.endSecond())));
    }

    private void hole(IdHole hole) {
        lines.add(
                "  %d ids missing within %d to %d, between %s and %s"
                        .formatted(
                                hole.missing(),
                                hole.firstId(),
                                hole.lastId(),
                                Instants.text(hole.fromSecond()),
                                Instants.text(hole.toSecond())));
    }

    private void klines(KlineReport report) {
        lines.add(
                "%s %s klines  %s to %s, %,d held, %d missing"
                        .formatted(
                                report.symbol(),
                                report.interval().name(),
                                Instants.text(report.firstSecond()),
                                Instants.text(report.endSecond()),
                                report.klines(),
                                report.missing()));
        for (KlineReport.Hole hole : report.holes()) {
            lines.add(
                    "  %d missing from %s to %s"
                            .formatted(
                                    hole.klines(),
                                    Instants.text(hole.fromSecond()),
                                    Instants.text(hole.endSecond())));
        }
        report.faults().forEach(fault -> lines.add("  FAULT %s".formatted(fault)));
    }

    private static String key(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
