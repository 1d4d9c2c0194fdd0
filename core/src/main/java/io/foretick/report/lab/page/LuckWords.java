package io.foretick.report.lab.page;

import static io.foretick.report.html.Figures.count;
import static io.foretick.report.html.Figures.fixed;

import io.foretick.base.E8;
import io.foretick.report.lab.ComparedTrials;
import io.foretick.report.lab.Experiment;
import io.foretick.report.lab.Luck;
import io.foretick.report.lab.Objective;
import io.foretick.report.lab.OverfitFigures;
import io.foretick.report.lab.TrialResult;

import java.util.ArrayList;
import java.util.List;

/// Says in sentences how far the best trial can be believed. Pure functions; what is not known is
/// not said.
final class LuckWords {

    private LuckWords() {}

    /// Which trial was chosen, and what it earned.
    static String chosen(TrialResult best, Objective objective) {
        return ("By %s the best is trial %s: yearly Sharpe %s, profit $%s, or $%s per"
                        + " $1,000 of position.")
                .formatted(
                        objective.words(),
                        best.id(),
                        fixed(best.risk().sharpe(), 2),
                        fixed(E8.toDouble(best.money().totalE8()), 2),
                        fixed(best.risk().perThousand(), 2));
    }

    /// How many of the compared trials earned money.
    static String earned(Experiment experiment) {
        List<TrialResult> compared = experiment.compared().ranked();
        long earned = compared.stream().filter(trial -> trial.money().totalE8() > 0).count();
        return earned == 0
                ? "None of the %s compared trials earned money: the best is the least bad."
                        .formatted(count(compared.size()))
                : "%s of the %s compared trials earned money."
                        .formatted(count(earned), count(compared.size()));
    }

    /// Which trials are shown as the best, and a warning where all of them lost money.
    static String shown(List<TrialResult> best, Objective objective) {
        String order = "The best %s by %s.".formatted(count(best.size()), objective.words());
        return best.stream().anyMatch(trial -> trial.money().totalE8() > 0)
                ? order
                : order + " None of them earned money: they are the least bad.";
    }

    /// What chance alone would give, and how often the choice would have been a bad one.
    static List<String> sentences(Experiment experiment) {
        OverfitFigures overfit = experiment.overfit();
        List<String> sentences = new ArrayList<>();
        if (!Double.isNaN(overfit.chanceSharpe())) {
            sentences.add(chance(experiment));
        }
        if (!Double.isNaN(overfit.overfitProbability())) {
            sentences.add(
                    ("Probability that the choice is overfitted: %s. That is how often the trial"
                         + " that was best in one half of the periods was no better than the median"
                         + " in the other half.")
                            .formatted(fixed(overfit.overfitProbability(), 2)));
        }
        return sentences;
    }

    /// By which thresholds the judgement was made.
    static String thresholds() {
        return ("“Likely luck” is said when the deflated Sharpe ratio is below %s or the"
                    + " probability of overfitting is at least %s; “unlikely to be luck alone” when"
                    + " they are at least %s and at most %s; anything between is open.")
                .formatted(
                        fixed(Luck.DEFLATED_LUCK, 2),
                        fixed(Luck.OVERFIT_LUCK, 2),
                        fixed(Luck.DEFLATED_SKILL, 2),
                        fixed(Luck.OVERFIT_SKILL, 2));
    }

    /// How many trials the figures compare, and why others were left out.
    static String compared(Experiment experiment) {
        ComparedTrials compared = experiment.compared();
        String all = count(compared.ranked().size());
        if (compared.leftOut() == 0) {
            return "All %s finished trials are compared, over the same hours.".formatted(all);
        }
        String begin =
                "%s trials are compared and ranked; %s are left out: %s."
                        .formatted(all, count(compared.leftOut()), compared.reason());
        return compared.lastRung()
                ? begin
                        + " What was tried on the rungs before does not count here, so that these"
                        + " figures flatter the best."
                : begin;
    }

    /// What the p-values of the reality check are not.
    static String reality() {
        return "A low p-value of a reality check speaks against chance. With fewer than some"
                + " hundred blocks of 5 periods Hansen’s comes out low too often: in 11 of 100"
                + " experiments without skill over 200 periods it lay below 0.05, in 6.5 over 800."
                + " The judgement above does not use it.";
    }

    private static String chance(Experiment experiment) {
        OverfitFigures overfit = experiment.overfit();
        return ("With %s trials, which count as about %s independent ones, a highest Sharpe of %s"
                        + " is what chance alone would give. The probability that this trial’s true"
                        + " Sharpe is beyond that (deflated Sharpe) is %s.")
                .formatted(
                        count(overfit.compared()),
                        fixed(overfit.effectiveTrials(), 0),
                        fixed(overfit.chanceSharpe(), 2),
                        fixed(overfit.deflatedSharpe(), 2));
    }
}
