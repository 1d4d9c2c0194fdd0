package io.foretick.lab.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.experiment.ExperimentFile;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class AssumptionsTest {

    private static TrialSpec spec(String source, String venue, String agents) {
        var values =
                Map.of(
                        "data.source", source,
                        "data.paths", source.equals("generated") ? "" : "x.csv",
                        "venue.type", venue,
                        "venue.lob.agents", agents);
        String yaml = "experiment: {seed: 1}\nmodel: {level0: {algo: none}}\n";
        return ExperimentFile.parse(yaml, "x.yml").trial(values);
    }

    @Test
    void saysEachSentenceOnce() {
        List<String> said =
                Assumptions.of(
                        List.of(
                                spec("klines", "lob", "false"),
                                spec("klines", "lob", "false"),
                                spec("klines", "amm", "false")));
        assertEquals(3, said.size());
        assertTrue(said.get(0).contains("Candles"));
        assertTrue(said.get(1).contains("tape_reach_bps"));
        assertTrue(said.get(2).contains("arbitrage_first"));
    }

    @Test
    void recordedBooksNeedNoAgentsUnlessTheyAreAskedFor() {
        assertEquals(List.of(), Assumptions.of(List.of(spec("recording", "lob", "false"))));
        assertEquals(1, Assumptions.of(List.of(spec("recording", "lob", "true"))).size());
        assertEquals(List.of(), Assumptions.of(List.of()));
    }
}
