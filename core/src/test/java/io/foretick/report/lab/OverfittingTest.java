package io.foretick.report.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.report.lab.OverfitFigures.LogitBin;
import io.foretick.testing.MadeUpTrials;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class OverfittingTest {

    @Test
    void trialsWithoutSkillAreCalledLuck() {
        int luck = 0;
        double overfit = 0;
        for (long seed = 1; seed <= 20; seed++) {
            OverfitFigures figures = figures(MadeUpTrials.of(150, seed, 0));
            luck += Luck.of(figures) == Luck.LIKELY ? 1 : 0;
            overfit += figures.overfitProbability() / 20;
        }
        assertTrue(luck >= 19, "called luck " + luck + " times of 20");
        assertTrue(overfit > 0.35 && overfit < 0.65, "mean probability " + overfit);
    }

    @Test
    void fewSkilledTrialsAmongManyAreNotCalledLuck() {
        List<TrialResult> trials = new ArrayList<>(MadeUpTrials.of(150, 3, 0));
        trials.addAll(MadeUpTrials.of(1, 99, 0.6));
        assertEquals(Luck.UNLIKELY, Luck.of(figures(trials)));
    }

    @Test
    void realityCheckDoubtsLuckAndKnowsSkill() {
        int rejected = 0;
        for (long seed = 1; seed <= 20; seed++) {
            OverfitFigures figures = figures(MadeUpTrials.of(20, seed, 0));
            rejected += figures.hansen() < 0.05 || figures.white() < 0.05 ? 1 : 0;
        }
        assertTrue(rejected <= 5, "called skill " + rejected + " times of 20");
        List<TrialResult> trials = new ArrayList<>(MadeUpTrials.of(150, 3, 0));
        trials.addAll(MadeUpTrials.of(1, 99, 0.6));
        assertTrue(figures(trials).hansen() < 0.01);
        assertTrue(figures(trials).white() < 0.01);
    }

    @Test
    void logitsAddUpToAllSplitsAndToTheProbability() {
        OverfitFigures figures = figures(MadeUpTrials.of(80, 5, 0));
        int splits = figures.logits().stream().mapToInt(LogitBin::splits).sum();
        int bad =
                figures.logits().stream()
                        .filter(bin -> bin.to() <= 0)
                        .mapToInt(LogitBin::splits)
                        .sum();
        assertEquals(12_870, splits);
        assertEquals(figures.overfitProbability(), bad / 12_870.0, 1e-15);
    }

    @Test
    void bestTrialComesFirstWithItsOdds() {
        List<TrialResult> trials = MadeUpTrials.of(80, 5, 0.1);
        OverfitFigures figures = figures(trials);
        TrialResult best = new Results(trials, List.of()).ranked(Objective.SHARPE).getFirst();
        assertEquals(best.id(), figures.best().getFirst().id());
        assertEquals(figures.deflatedSharpe(), figures.best().getFirst().deflated());
        assertEquals(ResultsTables.BEST_MAX, figures.best().size());
        assertTrue(
                figures.best().getFirst().probabilistic() > figures.best().getFirst().deflated());
    }

    @Test
    void sharpeByChanceIsYearlyAsTheTrialsAre() {
        List<TrialResult> ranked = ranked(MadeUpTrials.of(200, 5, 0));
        double chance = Overfitting.of(ranked, 0).chanceSharpe();
        double best = ranked.getFirst().risk().sharpe();
        assertEquals(best, chance, 0.35 * best);
    }

    @Test
    void trialsOfOtherLengthsAreNotCompared() {
        List<TrialResult> trials = new ArrayList<>(MadeUpTrials.of(30, 5, 0));
        OverfitFigures alone = figures(trials);
        TrialResult other = trials.getFirst();
        trials.add(withPeriods("short", other, other.periods().subList(0, 20)));
        assertEquals(alone, figures(trials));
        assertEquals(30, alone.compared());
    }

    @ParameterizedTest(name = "{0} trials of {1} periods")
    @CsvSource({"0, 100", "1, 100", "5, 3", "5, 0"})
    void tooLittleIsUnknown(int trials, int periods) {
        List<TrialResult> made =
                MadeUpTrials.of(trials, 5, 0).stream()
                        .map(trial -> withPeriods(trial.id(), trial, cut(trial, periods)))
                        .toList();
        OverfitFigures figures = figures(made);
        assertEquals(OverfitFigures.UNKNOWN, figures);
        assertEquals(Luck.UNKNOWN, Luck.of(figures));
    }

    @Test
    void trialsThatNeverTradedAreUnknown() {
        List<TrialResult> still =
                MadeUpTrials.of(5, 5, 0).stream()
                        .map(trial -> withPeriods(trial.id(), trial, Collections.nCopies(50, 0L)))
                        .toList();
        assertEquals(OverfitFigures.UNKNOWN, figures(still));
    }

    @Test
    void thresholdsDivideTheJudgements() {
        assertEquals(Luck.LIKELY, Luck.of(judged(0.899, 0.1)));
        assertEquals(Luck.OPEN, Luck.of(judged(0.90, 0.1)));
        assertEquals(Luck.OPEN, Luck.of(judged(0.99, 0.21)));
        assertEquals(Luck.OPEN, Luck.of(judged(0.949, 0.2)));
        assertEquals(Luck.UNLIKELY, Luck.of(judged(0.95, 0.2)));
        assertEquals(Luck.LIKELY, Luck.of(judged(0.99, 0.4)));
        assertEquals(Luck.UNKNOWN, Luck.of(judged(Double.NaN, 0.1)));
        assertEquals(Luck.LIKELY, Luck.of(judged(Double.NaN, 0.5)));
    }

    private static OverfitFigures judged(double deflated, double overfit) {
        return new OverfitFigures(
                9, deflated, overfit, 9, 0.1, 0.1, 1, 0.5, 0.5, List.of(), List.of());
    }

    private static List<Long> cut(TrialResult trial, int periods) {
        return trial.periods().subList(0, periods);
    }

    private static TrialResult withPeriods(String id, TrialResult trial, List<Long> periods) {
        return new TrialResult(
                id,
                trial.values(),
                trial.failure(),
                trial.money(),
                trial.activity(),
                trial.risk(),
                trial.model(),
                periods,
                trial.alarms(),
                trial.digest());
    }

    private static List<TrialResult> ranked(List<TrialResult> trials) {
        return new Results(trials, List.of()).ranked(Objective.SHARPE);
    }

    private static OverfitFigures figures(List<TrialResult> trials) {
        return Overfitting.of(ComparedTrials.of(ranked(trials)).ranked(), 0);
    }
}
