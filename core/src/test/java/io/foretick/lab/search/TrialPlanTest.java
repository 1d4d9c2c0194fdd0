package io.foretick.lab.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.session.ConfigException;

import org.junit.jupiter.api.Test;

import java.util.List;

class TrialPlanTest {

    private static final String GAMMAS = "market_maker: {gamma: [0.1, 0.2, 0.5]}\n";

    private static TrialPlan plan(String yaml) {
        return TrialPlan.of(Planted.experiment(yaml));
    }

    @Test
    void aGridIsKnownBeforehandAndSharesItsTrainings() {
        TrialPlan plan = plan(GAMMAS + "bars: {type: tick, threshold_ticks: [50, 100]}\n");
        assertEquals(6, plan.trialsMax());
        assertEquals(6, plan.known());
        assertEquals(2, plan.trainings());
        assertTrue(plan.isComplete());
        assertEquals(List.of("6 combinations of 2 ranges"), plan.notes());
    }

    @Test
    void trialsWithoutModelsNeedNoTraining() {
        assertEquals(0, plan(GAMMAS + "model: {level0: {algo: none}}\n").trainings());
    }

    @Test
    void aSearchThatLearnsKnowsOnlyItsBeginning() {
        TrialPlan plan =
                plan(
                        """
                        experiment: {trials: 40, search: {method: bayesian, startup: 8, batch: 4}}
                        market_maker: {gamma: {from: 0.01, to: 1}}
                        """);
        assertEquals(40, plan.trialsMax());
        assertTrue(plan.known() < 40, plan.known() + " known");
        assertFalse(plan.isComplete());
    }

    @Test
    void halvingSaysWithHowManyItBegins() {
        TrialPlan plan =
                plan(
                        """
                        experiment: {trials: 9, search: {method: halving, eta: 3, rungs: 2}}
                        data: {source: generated, rows: 90000}
                        market_maker: {gamma: {from: 0.01, to: 1}}
                        """);
        String note = plan.notes().getFirst();
        assertTrue(note.contains("trials begin, on 1/3 of the data"), note);
    }

    @Test
    void rangesWithFewerTrialsThanWantedAreWorthANote() {
        TrialPlan plan = plan("experiment: {trials: 9, search: {method: random}}\n" + GAMMAS);
        assertEquals(3, plan.trialsMax());
        assertEquals(List.of("the ranges hold no more than 3 different trials"), plan.notes());
    }

    @Test
    void aSettingThatCountsForNoTrialIsWorthANote() {
        TrialPlan plan = plan(GAMMAS + "venue: {type: lob}\nbribe: {mode: fixed}\n");
        String note = plan.notes().getLast();
        assertTrue(note.contains("bribe.mode counts for no trial"), note);
    }

    @Test
    void oneTrialIsAPlanTooUnlessSomethingRanges() {
        TrialPlan one = TrialPlan.ofOne(Planted.experiment("market_maker: {gamma: 0.1}\n"));
        assertEquals(1, one.trialsMax());
        assertEquals(1, one.trainings());
        assertTrue(one.isComplete());
        var ranges = Planted.experiment(GAMMAS);
        assertThrows(ConfigException.class, () -> TrialPlan.ofOne(ranges));
    }
}
