package io.foretick.report.lab.page;

import static io.foretick.report.html.Figures.count;
import static io.foretick.report.html.Figures.fixed;

import io.foretick.base.E8;
import io.foretick.report.html.Figures;
import io.foretick.report.html.Markup;
import io.foretick.report.lab.Experiment;
import io.foretick.report.lab.Luck;
import io.foretick.report.lab.OverfitFigures;
import io.foretick.report.lab.ResultsDigest;
import io.foretick.report.lab.TrialResult;

import java.util.List;

/// The head of the page: what was tried, in words first, then the key figures.
///
/// @param experiment what the page is about
/// @param out where the page is written
record HeaderSection(Experiment experiment, Markup out) {

    private static final double HOUR_SECONDS = 3_600;

    void write(String title) {
        out.open("header").leaf("h1", title);
        out.leaf("p", extent(), "class", "period");
        verdict();
        facts();
        out.close();
        keyFigures();
    }

    private String extent() {
        int trials = experiment.results().trials().size();
        int failed = experiment.results().failed().size();
        String tried = count(trials) + (trials == 1 ? " trial" : " trials");
        String bad = failed == 0 ? "none failed" : count(failed) + " failed";
        return tried + ", " + bad + periods();
    }

    private String periods() {
        List<TrialResult> best = experiment.best();
        if (best.isEmpty()) {
            return "";
        }
        double seconds = experiment.about().periodSeconds();
        String length = seconds > 0 ? " of " + span(seconds) : "";
        return ", " + count(best.getFirst().periods().size()) + " periods" + length + " each";
    }

    private static String span(double seconds) {
        return seconds % HOUR_SECONDS == 0
                ? count((long) (seconds / HOUR_SECONDS)) + " h"
                : Figures.span(seconds);
    }

    private void verdict() {
        out.open("div", "class", "verdict");
        List<TrialResult> best = experiment.best();
        if (best.isEmpty()) {
            out.leaf("p", "No trial has finished, so there is nothing to choose from.").close();
            return;
        }
        out.leaf("p", Luck.of(experiment.overfit()).sentence(), "class", "judgement");
        out.leaf("p", LuckWords.chosen(best.getFirst(), experiment.about().objective()));
        out.leaf("p", LuckWords.earned(experiment));
        if (experiment.compared().leftOut() > 0) {
            out.leaf("p", LuckWords.compared(experiment));
        }
        LuckWords.sentences(experiment).forEach(sentence -> out.leaf("p", sentence));
        out.close();
    }

    private void facts() {
        out.open("dl", "class", "facts");
        if (!experiment.about().tag().isEmpty()) {
            fact("Tag", experiment.about().tag());
        }
        long trainings =
                experiment.results().finished().stream()
                        .map(trial -> trial.model().training())
                        .filter(training -> !training.isEmpty())
                        .distinct()
                        .count();
        fact("Distinct trainings", count(trainings));
        long events =
                experiment.results().finished().stream()
                        .mapToLong(trial -> trial.activity().events())
                        .sum();
        fact("Events simulated", count(events));
        fact("Digest of all results", ResultsDigest.of(experiment.results().trials()));
        out.close();
    }

    private void fact(String name, String value) {
        out.open("div").leaf("dt", name).leaf("dd", value).close();
    }

    private void keyFigures() {
        if (experiment.best().isEmpty()) {
            return;
        }
        OverfitFigures overfit = experiment.overfit();
        TrialResult best = experiment.best().getFirst();
        out.open("dl", "class", "figures");
        String chance = fixed(overfit.chanceSharpe(), 2) + " by chance alone";
        figure("Sharpe of the best, yearly", fixed(best.risk().sharpe(), 2), chance);
        figure(
                "Deflated Sharpe",
                fixed(overfit.deflatedSharpe(), 3),
                "probability that it is skill");
        figure("Overfitting", fixed(overfit.overfitProbability(), 3), "probability (PBO)");
        figure("Reality check", fixed(overfit.hansen(), 3), "p-value (Hansen)");
        String tried = "of " + count(overfit.compared());
        figure("Independent trials", fixed(overfit.effectiveTrials(), 0), tried);
        String split = "$" + fixed(E8.toDouble(best.money().totalE8()), 2) + " in all";
        figure("PnL per $1,000", fixed(best.risk().perThousand(), 2), split);
        out.close();
    }

    private void figure(String name, String value, String beside) {
        out.open("div").leaf("dt", name).leaf("dd", value);
        out.leaf("dd", beside, "class", "beside").close();
    }
}
