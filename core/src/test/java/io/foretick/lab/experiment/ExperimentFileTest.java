package io.foretick.lab.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.spec.BribeSpec;
import io.foretick.lab.spec.DataSpec;
import io.foretick.lab.spec.ModelSpec;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.lab.spec.VenueSpec;
import io.foretick.market.bar.BarKind;
import io.foretick.session.ConfigException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class ExperimentFileTest {

    private static final String GRID =
            """
            experiment:
              id: sweep_{{timestamp}}
              seed: 7
              trials: 40
            bars:
              type: dollar
              threshold_usd: [20000, 30_000, 40000]   # a range
            features:
              include:
                - rsi
                - frac_diff
              frac_diff_order: 0.4
            model:
              meta_labeling: true
              level0:
                algo: xgboost
                params: {max_depth: 5, eta: 0.1, tree_method: gpu_hist}
            market_maker:
              hedge: true
              gamma: [0.2, 4e-1]
            bribe:
              mode: percentile
              percentile: 90
            """;

    private static final Map<String, String> CHOSEN =
            Map.of("bars.threshold_usd", "30000", "market_maker.gamma", "0.2");

    private static Experiment parse(String text) {
        return ExperimentFile.parse(text, "test.yml");
    }

    private static String refusal(String text) {
        var refused = assertThrows(ConfigException.class, () -> parse(text));
        return String.valueOf(refused.getMessage());
    }

    @Test
    void emptyFileIsOneTrialOfDefaults() {
        TrialSpec trial = parse("").single();
        assertEquals(42, trial.seed());
        assertEquals(DataSpec.Source.GENERATED, trial.data().source());
        assertEquals(250_000, trial.data().rows());
        assertEquals(VenueSpec.Type.AMM, trial.venue().type());
        assertEquals(trial.id(), parse("model:\nbars:\n  type:\n").single().id());
    }

    @Test
    void readsWhatAGridSays() {
        Experiment experiment = parse(GRID);
        assertEquals(
                "sweep_20260101T000000Z", experiment.id(Instant.parse("2026-01-01T00:00:00Z")));
        assertEquals(40, experiment.trials());
        assertEquals(
                new Choice.Listed(List.of("20000", "30000", "40000"), 7),
                experiment.ranges().get("bars.threshold_usd"));
        assertEquals(
                new Choice.Listed(List.of("0.2", "0.4"), 20),
                experiment.ranges().get("market_maker.gamma"));
        assertEquals(2, experiment.ranges().size());
    }

    @Test
    void trialHoldsWhatTheFileSaysAndWhatWasChosen() {
        TrialSpec trial = parse(GRID).trial(CHOSEN);
        assertEquals(7, trial.seed());
        assertEquals(BarKind.DOLLAR, trial.bars().kind());
        assertEquals("30000", trial.bars().threshold());
        assertEquals(0.4, trial.features().fracDiffOrder());
        assertEquals(List.of("rsi", "frac_diff"), trial.features().include());
        assertEquals(ModelSpec.Level0.XGBOOST, trial.model().level0());
        assertEquals(5, trial.model().trees().maxDepth());
        assertEquals(0.1, trial.model().trees().eta());
        assertTrue(trial.model().metaLabeling());
        assertEquals(0.2, trial.maker().gamma());
        assertTrue(trial.maker().hedge());
        assertEquals(BribeSpec.Mode.PERCENTILE, trial.bribe().mode());
        assertEquals(90, trial.bribe().percentile());
    }

    @Test
    void olderNameOfAMethodIsMappedWithANote() {
        Experiment older = parse(GRID);
        assertEquals(
                List.of("line 17: model.level0.params.tree_method: gpu_hist counts as hist"),
                older.notes());
        Experiment now = parse(GRID.replace("gpu_hist", "hist"));
        assertEquals(List.of(), now.notes());
        assertEquals(now.trial(CHOSEN).id(), older.trial(CHOSEN).id());
    }

    @Test
    void percentileThatLooksLikeAShareGetsANote() {
        assertEquals(
                List.of("line 1: bribe.percentile: 0.95 is 0.95 %, not a share"),
                parse("bribe: {percentile: 0.95}").notes());
    }

    @Test
    void settingsThatNoTrialHeedsAreNoted() {
        Experiment experiment = parse("bars:\n  length: 5m\nfeatures:\n  include: [rsi]\n");
        assertEquals(
                List.of(
                        "line 2: bars.length counts for no trial: only where `bars.type` is"
                                + " `time`"),
                experiment.idle(experiment.single().values().keySet()));
    }

    @Test
    void oneRunRefusesRangesByKeyAndLine() {
        var refused = assertThrows(ConfigException.class, () -> parse(GRID).single());
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("test.yml line 7: bars.threshold_usd is a range"), message);
        assertTrue(message.contains("test.yml line 20: market_maker.gamma is a range"), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "market_maker: {gama: 1} | line 1: unknown key market_maker.gama; did you mean"
                        + " 'gamma'?",
                "modle: {} | unknown key modle; did you mean 'model'?",
                "gamma: 1 | unknown key gamma; did you mean 'market_maker.gamma'?",
                "bribe: {percentile: 950} | bribe.percentile must be a number in [0.01, 99.99],"
                        + " was",
                "split: {folds: 1.5} | split.folds must be a whole number in [1, 1000], was '1.5'",
                "split: {folds: many} | split.folds must be a whole number in [1, 1000], was"
                        + " 'many'",
                "market_maker: {hedge: maybe} | market_maker.hedge must be true or false",
                "bars: {type: dollars} | must be one of tick, volume, dollar, time,",
                "bars: {type: dollars} | was 'dollars'; did you mean 'dollar'?",
                "bars: {length: 60} | bars.length must be a duration such as",
                "features: {include: [rsy]} | features.include must be a list of",
                "features: {include: [rsy]} | had 'rsy'; did you mean 'rsi'?",
                "features: {include: {a: 1}} | features.include must be a list of",
                "data: {from: yesterday} | data.from must be a date or an instant",
                "bars: 5 | bars is a section of keys, not a value",
                "market_maker: {gamma: []} | market_maker.gamma is an empty range",
                "market_maker: {gamma: [[1]]} | market_maker.gamma must be a number in [0,"
                        + " 1000000]",
                "market_maker: {gamma: {from: 1}} | is a range that needs `to`",
                "market_maker: {gamma: {from: 2, to: 1}} | is a range from 2 to 1, which is none",
                "market_maker: {gamma: {from: 0, to: 1, scale: log}} | has to begin above 0",
                "market_maker: {gamma: {from: 0, to: 1, step: 5}} | had step; did you mean"
                        + " 'steps'?",
                "market_maker: {hedge: {from: 0, to: 1}} | must be true or false, was a section",
                "features: {frac_diff_order: {from: auto, to: 1}} | a range, whose ends are"
                        + " numbers",
                "experiment: {trials: [1, 2]} | experiment.trials takes one value, no range",
                "experiment: {id: ../x} | experiment.id must be letters, digits",
                "bars: {type: dollar, type: tick} | type stands twice, first in line 1",
                "[1, 2] | expected keys and values",
                "bars: [ | no YAML",
            })
    void namesWhatIsWrong(String text, String message) {
        String refusal = refusal(text);
        assertTrue(refusal.contains(message), refusal);
    }

    @Test
    void allErrorsComeAtOnceInOrderOfTheLines() {
        String refusal = refusal("risk:\n  var_level: 2\nbars:\n  typ: dollar\n  type: 5\n");
        List<String> lines = refusal.lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(0).startsWith("test.yml line 2: risk.var_level must be"), refusal);
        assertTrue(lines.get(1).startsWith("test.yml line 4: unknown key bars.typ;"), refusal);
        assertTrue(lines.get(2).startsWith("test.yml line 5: bars.type must be one of"), refusal);
    }

    @Test
    void listOfListsIsARangeOfLists() {
        Experiment one = parse("features: {include: [rsi, macd]}");
        assertEquals(List.of("rsi", "macd"), one.single().features().include());
        Experiment two = parse("features: {include: [[rsi], [rsi, macd]]}");
        assertEquals(
                new Choice.Listed(List.of("rsi", "rsi,macd"), 1),
                two.ranges().get("features.include"));
    }

    @Test
    void rangesOfNumbersSayTheirScale() {
        Experiment experiment =
                parse("market_maker:\n  gamma: {from: 0.01, to: 1, steps: 3, scale: log}\n");
        var range =
                assertInstanceOf(
                        Choice.Between.class, experiment.ranges().get("market_maker.gamma"));
        assertEquals(new Choice.Between(0.01, 1, 3, Choice.Scale.LOG, false, 2), range);
        assertEquals(List.of("0.01", "0.1", "1"), range.grid());
        var whole = new Choice.Between(1, 3, 9, Choice.Scale.LINEAR, true, 1);
        assertEquals(List.of("1", "2", "3"), whole.grid());
        assertEquals(0.5, range.shareOf(Double.parseDouble(range.at(0.5))), 1e-6);
    }

    @Test
    void contradictionsNameTheKeyAndTheLine() {
        Experiment files = parse("data:\n  source: klines\n");
        var refused = assertThrows(ConfigException.class, files::single);
        assertEquals("test.yml line 2: data.source: klines needs data.paths", refused.getMessage());
        Experiment times =
                parse("data: {source: trades, paths: [a], from: 2024-02-01, to: 2024-01-01}");
        assertThrows(ConfigException.class, times::single);
        assertThrows(ConfigException.class, parse("features: {include: []}")::single);
        assertThrows(ConfigException.class, parse("data: {source: evm}")::single);
    }

    @Test
    void commandLineMayNameOtherData() {
        Experiment other =
                parse("data: {rows: 10}").withData("klines", List.of("a.csv", "b.csv"), "");
        DataSpec data = other.single().data();
        assertEquals(DataSpec.Source.KLINES, data.source());
        assertEquals(List.of("a.csv", "b.csv"), data.paths());
        assertThrows(ConfigException.class, () -> other.withData("kline", List.of(), ""));
        assertEquals(7, other.withTrials(7).trials());
        assertEquals("x", other.withTag("x").tag());
        assertFalse(other.single().id().equals(parse("").single().id()));
    }
}
