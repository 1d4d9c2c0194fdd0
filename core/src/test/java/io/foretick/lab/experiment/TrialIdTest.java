package io.foretick.lab.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Sha256;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.session.ConfigException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// What makes two trials the same trial.
class TrialIdTest {

    private static TrialSpec trial(String text) {
        return ExperimentFile.parse(text, "test.yml").single();
    }

    @Test
    void idIsTheDigestOfTheCanonicalText() {
        TrialSpec trial = trial("");
        String text = trial.canonicalText();
        String digest = Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(digest.substring(0, 16), trial.id());
        List<String> lines = text.lines().toList();
        assertEquals(lines.stream().sorted().toList(), lines);
        assertTrue(lines.contains("market_maker.gamma=0.1"), text);
        assertEquals(trial.values().size(), lines.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "market_maker: {gamma: 0.5} | market_maker: {gamma: 5.0e-1}",
                "data: {rows: 1000} | data: {rows: 1_000}",
                "data: {source: trades, paths: [a], from: 2024-01-01}"
                        + "| data: {source: trades, paths: [a], from: '2024-01-01T00:00:00Z'}",
                "bars: {type: tick-imbalance} | bars: {type: tick_imbalance}",
                "experiment: {id: a, tag: b, trials: 3} | experiment: {id: c}",
                "experiment: {search: {method: random}} | experiment: {}",
                "venue: {lob: {queue: log}} | venue: {amm: {pool: constant_product}}",
                "{venue: {type: lob}, bribe: {mode: fixed}} | venue: {type: lob}",
                "bars: {threshold_volume: 5} | bars: {length: 5m}",
                "model: {level0: {algo: none}, meta: true} | model: {level0: {algo: none}}",
                "model: {network: {hidden: 8}} | model: {}",
                "venue: {type: lob, lob: {queue: log}} | venue: {type: lob}",
                "venue: {amm: {making: range}} | venue: {}",
                "venue: {amm: {pool: pancakeswap, fee_ppm: 100}} | venue: {amm: {pool:"
                        + " pancakeswap}}",
            })
    void sameTrialWrittenOtherwiseHasTheSameId(String one, String other) {
        assertEquals(trial(one), trial(other));
    }

    /// Ids are quoted by evidence and name files of results: keys that were added since count for
    /// no trial that does not say them.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | e7ee11ee026bc432",
                "venue: {type: lob} | 6327dcacb87798b2",
                "data: {source: klines, paths: [a.csv]} | 82138b96cc04d5fe",
                "{data: {source: recording, paths: [a]}, venue: {type: lob}} | 702e1fc3dbeb2f58",
                "{bribe: {mode: fixed}, venue: {amm: {pool: concentrated}}} | be0d45960f49da87",
            })
    void idsStayWhatTheyWere(String text, String id) {
        assertEquals(id, trial(text).id(), text);
    }

    @Test
    void dataWithANameAreTheSameWhereverTheyLie() {
        TrialSpec here = trial("data: {source: klines, paths: [a/x.csv], name: x}");
        TrialSpec there = trial("data: {source: klines, paths: [/b/x.csv], name: x}");
        assertEquals(here.id(), there.id());
        assertEquals(here.tapeKey(), there.tapeKey());
        assertEquals(here.trainingKey(), there.trainingKey());
        assertEquals(List.of("/b/x.csv"), there.data().paths());
        TrialSpec other = trial("data: {source: klines, paths: [a/x.csv], name: y}");
        assertNotEquals(here.id(), other.id());
        assertNotEquals(here.tapeKey(), other.tapeKey());
        TrialSpec unnamed = trial("data: {source: klines, paths: [a/x.csv]}");
        assertNotEquals(here.id(), unnamed.id());
        assertFalse(unnamed.values().containsKey("data.name"), "no part of older ids");
    }

    @Test
    void oneNameForSeveralSetsOfDataIsRefused() {
        Experiment experiment =
                ExperimentFile.parse(
                        "data: {source: klines, paths: [[a.csv], [b.csv]], name: x}", "test.yml");
        var refusal =
                assertThrows(
                        ConfigException.class,
                        () -> experiment.trial(Map.of("data.paths", "a.csv")));
        assertTrue(
                String.valueOf(refusal.getMessage()).contains("names one set of data"),
                refusal.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "experiment: {seed: 1}",
                "data: {rows: 10}",
                "bars: {threshold_usd: 7}",
                "features: {include: [rsi]}",
                "labels: {kappa: 1}",
                "model: {level0: {params: {max_depth: 3}}}",
                "split: {folds: 5}",
                "market_maker: {gamma: 3}",
                "venue: {type: lob}",
                "venue: {amm: {fee_ppm: 3000}}",
                "bribe: {mode: none}",
                "risk: {var_level: 0.99}",
            })
    void whatCountsChangesTheId(String text) {
        assertNotEquals(trial("").id(), trial(text).id());
    }

    @Test
    void sameTrainingIsSharedByTrialsThatOnlyTradeOtherwise() {
        TrialSpec one = trial("");
        TrialSpec other = trial("market_maker: {gamma: 9}\nvenue: {type: lob}");
        assertEquals(one.trainingKey(), other.trainingKey());
        assertEquals(one.tapeKey(), other.tapeKey());
        for (String text :
                List.of(
                        "experiment: {seed: 1}",
                        "data: {rows: 9}",
                        "bars: {type: time}",
                        "features: {include: [rsi]}",
                        "labels: {kappa: 1}",
                        "model: {meta: true}",
                        "split: {folds: 7}")) {
            assertNotEquals(one.trainingKey(), trial(text).trainingKey(), text);
        }
    }

    @Test
    void keyOfDataCoversWhatItIsMadeOf() {
        TrialSpec one = trial("");
        assertEquals(one.tapeKey(), trial("bars: {type: time}").tapeKey());
        assertNotEquals(one.tapeKey(), trial("split: {locked_share: 0.1}").tapeKey());
        assertEquals(one.tapeKey(), trial("experiment: {seed: 1}").tapeKey());
    }

    @Test
    void trialWithoutModelsTrainsNothing() {
        TrialSpec trial = trial("model: {level0: {algo: none}}");
        assertEquals("", trial.trainingKey());
        assertFalse(trial.values().containsKey("features.include"));
    }
}
