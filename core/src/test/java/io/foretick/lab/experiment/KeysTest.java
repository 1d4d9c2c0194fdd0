package io.foretick.lab.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.spec.TrialSpec;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The table of keys fits the records of a trial.
class KeysTest {

    /// Values that let every key count in one of the trials made of them.
    private static final List<Map<String, String>> WORLDS =
            List.of(
                    Map.of(
                            "bars.type", "volume",
                            "market_maker.model", "avellaneda_stoikov",
                            "model.ensemble", "true",
                            "market_maker.hedge", "true",
                            "bribe.mode", "percentile"),
                    Map.of(
                            "venue.type", "lob",
                            "bars.type", "time",
                            "data.source", "evm",
                            "data.paths", "a",
                            "market_maker.model", "grid"),
                    Map.of("bars.type", "tick", "bribe.mode", "fixed"),
                    Map.of(
                            "venue.type", "lob",
                            "data.source", "recording",
                            "data.paths", "a"),
                    Map.of("venue.amm.pool", "concentrated", "bribe.mode", "learned"),
                    Map.of());

    private static TrialSpec trial(Map<String, String> values) {
        return ExperimentFile.parse("", "test.yml").trial(values);
    }

    @Test
    void everyKeyCountsSomewhereAndReachesTheTrial() {
        for (Key key : Keys.TRIAL) {
            boolean reaches = false;
            for (Map<String, String> world : WORLDS) {
                for (String other : others(key)) {
                    var changed = new HashMap<>(world);
                    changed.put(key.path(), other);
                    reaches |= differ(trial(world), trial(changed));
                }
            }
            boolean only = key.path().endsWith("tree_method"); // has one value
            boolean names = key.path().equals("data.name"); // makes the id alone: TrialIdTest
            assertTrue(reaches || only || names, key.path() + " changes no record");
        }
    }

    /// Beyond id and values, that is in the records that simulator and models see.
    private static boolean differ(TrialSpec one, TrialSpec other) {
        return !withoutId(one).equals(withoutId(other));
    }

    private static TrialSpec withoutId(TrialSpec trial) {
        return new TrialSpec(
                "none",
                Map.of(),
                trial.seed(),
                trial.data(),
                trial.bars(),
                trial.features(),
                trial.labels(),
                trial.model(),
                trial.split(),
                trial.maker(),
                trial.venue(),
                trial.bribe(),
                trial.risk());
    }

    private static List<String> others(Key key) {
        List<String> others = new ArrayList<>();
        switch (key.kind()) {
            case Kind.Whole(long min, long max) -> {
                others.add(Long.toString(min));
                others.add(Long.toString(max));
            }
            case Kind.Real(double min, double max, _) -> {
                others.add(Kind.plain(min));
                others.add(Kind.plain(max));
            }
            case Kind.Flag _ -> others.add(key.fallback().equals("true") ? "false" : "true");
            case Kind.Word(List<String> choices, _) -> others.addAll(choices);
            case Kind.Names(List<String> choices) ->
                    others.add(choices.isEmpty() ? "x" : choices.getLast());
            case Kind.Moment _ -> others.add("2024-01-01");
            case Kind.Span _ -> others.add("7m");
            case Kind.Text _ -> others.add("other");
        }
        others.removeIf(other -> !fits(key, other));
        return others;
    }

    /// Whether other keys at their defaults allow this value.
    private static boolean fits(Key key, String value) {
        return !key.path().equals("data.source") || value.equals("generated");
    }

    @Test
    void everyDefaultIsCanonicalAndEveryKeyIsDescribed() {
        for (Key key : Keys.all().values()) {
            assertEquals(key.fallback(), key.kind().canonical(key.fallback()), key.path());
            assertTrue(key.means().endsWith("."), key.path());
        }
        assertEquals(Keys.EXPERIMENT.size() + Keys.TRIAL.size(), Keys.all().size());
    }

    @Test
    void numbersHaveOneSpelling() {
        Kind real = new Kind.Real(-10, 1e6, "auto");
        for (String text : List.of("0.5", ".5", "5e-1", "+0.50", "00.5")) {
            assertEquals("0.5", real.canonical(text));
        }
        assertEquals("1000000", real.canonical("1e6"));
        assertEquals("0", real.canonical("-0.0"));
        assertEquals("auto", real.canonical("auto"));
        assertNotEquals(real.canonical("0.1"), real.canonical("0.10000001"));
    }
}
