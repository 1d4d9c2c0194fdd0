package io.foretick.report.lab.page;

import static io.foretick.report.html.Figures.count;

import io.foretick.report.html.Markup;
import io.foretick.report.html.Table;
import io.foretick.report.lab.Experiment;
import io.foretick.report.lab.TrialResult;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The end of the page: trials that failed and why, alarms of the best, and notes.
///
/// @param experiment what the page is about
/// @param out where the page is written
record NotesSection(Experiment experiment, Markup out) {

    private static final int EXAMPLES = 3;
    private static final int ALARMS_MAX = 60;
    private static final int REASONS_MAX = 100;

    void write() {
        failures();
        alarms();
        notes();
        method();
    }

    private void failures() {
        List<TrialResult> failed = experiment.results().failed();
        if (failed.isEmpty()) {
            return;
        }
        out.open("section", "id", "failed", "class", "problems").leaf("h2", "Failed trials");
        Map<String, List<String>> reasons = new TreeMap<>();
        for (TrialResult trial : failed) {
            reasons.computeIfAbsent(trial.failure(), _ -> new ArrayList<>()).add(trial.id());
        }
        var table = new Table("").numbers("Trials").words("Reason", "Such as");
        reasons.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .limit(REASONS_MAX)
                .forEach(entry ->
                        table.row(
                                count(entry.getValue().size()),
                                entry.getKey(),
                                examples(entry.getValue())));
        table.write(out);
        out.close();
    }

    private static String examples(List<String> ids) {
        return ids.stream().limit(EXAMPLES).collect(Collectors.joining(", "));
    }

    private void alarms() {
        long with =
                experiment.results().finished().stream()
                        .filter(trial -> !trial.alarms().isEmpty())
                        .count();
        out.open("section", "id", "alarms").leaf("h2", "Alarms");
        if (with == 0) {
            out.leaf("p", "No monitor of risk raised an alarm in any trial.").close();
            return;
        }
        out.leaf("p", count(with) + " trials had alarms. Those of the best trials:");
        var table = new Table("").words("Trial", "Alarm");
        int rows = 0;
        for (TrialResult trial : experiment.best()) {
            for (String alarm : trial.alarms()) {
                if (rows++ < ALARMS_MAX) {
                    table.row(trial.id(), alarm);
                }
            }
        }
        if (table.isEmpty()) {
            out.leaf("p", "None of the best trials had one.", "class", "note");
        }
        table.write(out);
        out.close();
    }

    private void notes() {
        List<String> notes = new ArrayList<>(experiment.about().notes());
        for (String file : experiment.results().leftOut()) {
            notes.add("Left out, as it is no whole result: " + file);
        }
        for (String file : experiment.locked().leftOut()) {
            notes.add("Left out of the locked window, as it is no whole result: " + file);
        }
        if (notes.isEmpty()) {
            return;
        }
        out.open("section", "id", "notes").leaf("h2", "Notes").open("ul");
        notes.forEach(note -> out.leaf("li", note));
        out.close().close();
    }

    private void method() {
        out.open("section", "id", "method").leaf("h2", "How it is reckoned").open("ul");
        List.of(
                        "Sharpe: mean over standard deviation of the periods’ profits, times the"
                                + " root of the periods in a year of 365 days.",
                        "Probabilistic Sharpe: probability that the true ratio is above 0, given"
                                + " length, skewness and kurtosis, were this the only trial.",
                        "Deflated Sharpe: the same against the best of as many independent trials"
                                + " without skill (Bailey and López de Prado, 2014).",
                        "Probability of overfitting: combinatorially symmetric cross-validation of"
                                + " the periods’ profits (Bailey, Borwein, López de Prado and Zhu,"
                                + " 2017).",
                        "Reality check: how often the best mean profit of periods that are drawn"
                                + " anew, in blocks, lies as far from its truth by chance (White,"
                                + " 2000; Hansen, 2005).",
                        "PnL per $1,000: profit over the time-average of the position’s size, or"
                                + " over one order where that is more; “of peak” over its largest"
                                + " size or one order.")
                .forEach(line -> out.leaf("li", line));
        out.close().close();
    }
}
