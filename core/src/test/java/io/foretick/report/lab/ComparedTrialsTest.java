package io.foretick.report.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.testing.MadeUpTrials;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class ComparedTrialsTest {

    private static final List<TrialResult> MADE = finished(9);

    @Test
    void trialsOfOneMarketAreAllCompared() {
        ComparedTrials compared = ComparedTrials.of(MADE);
        assertEquals(new ComparedTrials(MADE, 0, 1, false), compared);
        assertEquals("", compared.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"data.symbol", "data.from", "split.train_share", "split.locked_share"})
    void otherHoursAreLeftOutAndTheLargestGroupKeepsItsOrder(String path) {
        List<TrialResult> trials = new ArrayList<>();
        for (int k = 0; k < MADE.size(); k++) {
            trials.add(with(MADE.get(k), Map.of(path, k % 3 == 0 ? "0.1" : "0.2")));
        }
        ComparedTrials compared = ComparedTrials.of(trials);
        List<TrialResult> largest =
                trials.stream().filter(trial -> "0.2".equals(trial.values().get(path))).toList();
        assertEquals(new ComparedTrials(largest, 3, 2, false), compared);
        assertTrue(compared.reason().contains("not the same hours"), compared.reason());
    }

    @Test
    void settingsThatLeaveTheHoursAloneDivideNothing() {
        List<TrialResult> trials = new ArrayList<>();
        for (int k = 0; k < MADE.size(); k++) {
            trials.add(with(MADE.get(k), Map.of("split.folds", "" + k, "bars.type", "" + k)));
        }
        assertEquals(1, ComparedTrials.of(trials).groups());
    }

    @Test
    void numberOfPeriodsDivides() {
        List<TrialResult> trials = new ArrayList<>(MADE);
        trials.set(4, cut(MADE.get(4), 20));
        assertEquals(8, ComparedTrials.of(trials).ranked().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"data.rows", "data.to"})
    void ofHalvingTheLastRungIsTaken(String span) {
        List<TrialResult> trials = new ArrayList<>();
        rung(trials, span, span.endsWith("rows") ? "900" : "2025-01-02T00:00:00Z", 9);
        rung(trials, span, span.endsWith("rows") ? "2700" : "2025-01-04T00:00:00Z", 3);
        rung(trials, span, span.endsWith("rows") ? "8100" : "", 2);
        ComparedTrials compared = ComparedTrials.of(trials);
        assertEquals(new ComparedTrials(trials.subList(12, 14), 12, 3, true), compared);
        assertTrue(compared.reason().contains("last rung"), compared.reason());
    }

    @Test
    void rangeOverTheSpanIsNoHalving() {
        List<TrialResult> trials = new ArrayList<>();
        rung(trials, "data.rows", "900", 5);
        rung(trials, "data.rows", "2700", 5);
        ComparedTrials equal = ComparedTrials.of(trials);
        assertFalse(equal.lastRung());
        assertEquals(trials.subList(5, 10), equal.ranked(), "the longer of two as large");
        trials.removeLast();
        trials.add(with(MADE.get(7), Map.of("data.rows", "2700", "k", "7")));
        rung(trials, "data.rows", "900", 7);
        assertEquals(12, ComparedTrials.of(trials).ranked().size());
        assertFalse(ComparedTrials.of(trials).lastRung());
    }

    @Test
    void shorterSpanIsNoLastRung() {
        List<TrialResult> trials = new ArrayList<>();
        rung(trials, "data.rows", "2700", 6);
        rung(trials, "data.rows", "900", 3);
        assertEquals(trials.subList(0, 6), ComparedTrials.of(trials).ranked());
    }

    @Test
    void nothingHasNoGroup() {
        assertEquals(new ComparedTrials(List.of(), 0, 0, false), ComparedTrials.of(List.of()));
    }

    /// The first trials again, on a part of the data.
    private static void rung(List<TrialResult> trials, String span, String part, int count) {
        for (int k = 0; k < count; k++) {
            trials.add(with(MADE.get(k), Map.of(span, part, "k", "" + k)));
        }
    }

    private static List<TrialResult> finished(int count) {
        return MadeUpTrials.of(count, 4, 0);
    }

    private static TrialResult with(TrialResult trial, Map<String, String> more) {
        Map<String, String> values = new TreeMap<>(trial.values());
        values.putAll(more);
        return copy(trial, values, trial.periods());
    }

    private static TrialResult cut(TrialResult trial, int periods) {
        return copy(trial, trial.values(), trial.periods().subList(0, periods));
    }

    private static TrialResult copy(
            TrialResult trial, Map<String, String> values, List<Long> periods) {
        return new TrialResult(
                trial.id(),
                values,
                trial.failure(),
                trial.money(),
                trial.activity(),
                trial.risk(),
                trial.model(),
                periods,
                trial.alarms(),
                trial.digest());
    }
}
