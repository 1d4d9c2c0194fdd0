package io.foretick.report.lab.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.report.lab.TrialResult;
import io.foretick.testing.MadeUpTrials;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class SettingsTest {

    @Test
    void numbersAreSortedAsNumbersAndTextsAsTexts() {
        List<TrialResult> trials =
                List.of(
                        trial(Map.of("a", "10", "b", "x")),
                        trial(Map.of("a", "9.5", "b", "10")),
                        trial(Map.of("a", "1e-3", "b", "9")));
        assertEquals(List.of("1e-3", "9.5", "10"), Settings.values("a", trials));
        assertEquals(List.of("10", "9", "x"), Settings.values("b", trials));
    }

    @Test
    void settingVariesOnlyIfItHasTwoValues() {
        List<TrialResult> trials =
                List.of(
                        trial(Map.of("a", "1", "b", "x", "c", "7")),
                        trial(Map.of("a", "2", "b", "x")));
        assertEquals(List.of("a"), Settings.varying(trials));
        assertEquals(Map.of("b", "x", "c", "7"), Settings.shared(trials));
    }

    @Test
    void titleIsTheShortestEndThatTellsItApart() {
        assertEquals(
                Map.of(
                        "market_maker.gamma", "market_maker.gamma",
                        "model.level0.params.gamma", "params.gamma",
                        "bars.type", "bars.type",
                        "venue.type", "venue.type",
                        "seed", "seed"),
                Settings.titles(
                        List.of(
                                "market_maker.gamma",
                                "model.level0.params.gamma",
                                "bars.type",
                                "venue.type",
                                "seed")));
        assertEquals(
                Map.of("type", "type", "bars.type", "bars.type"),
                Settings.titles(List.of("type", "bars.type")));
    }

    private static TrialResult trial(Map<String, String> values) {
        return MadeUpTrials.failed("a", values);
    }
}
