package io.foretick.lab.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.spec.TrialSpec;
import io.foretick.session.ConfigException;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class GridSearchTest {

    private static List<TrialSpec> trials(String text) {
        return new GridSearch(Planted.experiment(text)).next(List.of());
    }

    @Test
    void lastRangeMovesFastest() {
        List<TrialSpec> trials =
                trials("{market_maker: {gamma: [1, 2]}, bars: {threshold_usd: [10, 20, 30]}}");
        List<String> order =
                trials.stream()
                        .map(one -> one.bars().threshold() + "/" + one.maker().gamma())
                        .toList();
        assertEquals(List.of("10/1.0", "10/2.0", "20/1.0", "20/2.0", "30/1.0", "30/2.0"), order);
    }

    @Test
    void withoutRangesThereIsOneTrial() {
        assertEquals(List.of(Planted.experiment("").single()), trials(""));
    }

    @Test
    void combinationsThatDifferInNothingThatCountsAreTriedOnce() {
        var search =
                new GridSearch(
                        Planted.experiment(
                                "{venue: {type: [amm, lob]}, bribe: {mode: [none, fixed,"
                                        + " adaptive]}}"));
        assertEquals(4, search.trialsMax());
        assertTrue(search.notes().getLast().startsWith("2 of them differ only"));
    }

    @Test
    void goesOnBehindTheTrialsThatAreDone() {
        var search = new GridSearch(Planted.experiment("market_maker: {gamma: [1, 2, 3]}"));
        List<TrialSpec> all = search.next(List.of());
        List<Scored> done = List.of(new Scored(all.getFirst(), 1));
        assertEquals(all.subList(1, 3), search.next(done));
        assertEquals(3, Planted.run(search, _ -> 0).size());
    }

    @Test
    void spreadOverTooManyCombinationsFavoursNoValueOfAnyRange() {
        List<TrialSpec> trials =
                trials(
                        "{experiment: {trials: 120}, market_maker: {gamma: [1, 2, 3, 4, 5],"
                                + " signal_beta: [0, 1, 2, 3], hedge: [true, false]},"
                                + " split: {folds: {from: 1, to: 12, steps: 12}}}");
        assertEquals(120, trials.size());
        assertEquals(120, new HashSet<>(trials.stream().map(TrialSpec::id).toList()).size());
        var counts = new TreeMap<String, Integer>();
        for (TrialSpec trial : trials) {
            for (String path : List.of("market_maker.hedge", "market_maker.gamma", "split.folds")) {
                counts.merge(path + trial.values().get(path), 1, Integer::sum);
            }
        }
        counts.forEach((value, count) -> {
            int expected = value.contains("hedge") ? 60 : value.contains("gamma") ? 24 : 10;
            assertTrue(Math.abs(count - expected) <= expected / 4, value + ": " + count);
        });
        assertEquals(2 + 5 + 12, counts.size());
    }

    @Test
    void hugeProductsAreSpreadWithoutBeingWrittenDown() {
        String range = "{from: 1, to: 1000, steps: 1000}";
        List<TrialSpec> trials =
                trials(
                        "{experiment: {trials: 5}, market_maker: {gamma: %s, order_usd: %s},"
                                        .formatted(range, range)
                                + " labels: {horizon_bars: %s}, split: {folds: %s}}"
                                        .formatted(range, range));
        assertEquals(5, trials.size());
    }

    @Test
    void spreadIsRisingAndDistinctUpToTheLargestCounts() {
        for (long count : List.of(1_001L, 123_456_789_012L, Long.MAX_VALUE)) {
            List<Long> numbers = GridSearch.spread(count, 1_000);
            assertEquals(numbers.stream().distinct().sorted().toList(), numbers);
            assertTrue(numbers.getFirst() >= 0 && numbers.getLast() < count);
        }
    }

    @Test
    void rangeWithoutStepsIsRefusedByLine() {
        var experiment = Planted.experiment("market_maker:\n  gamma: {from: 0.1, to: 1}\n");
        var refused = assertThrows(ConfigException.class, () -> new GridSearch(experiment));
        assertEquals(
                "test.yml line 2: market_maker.gamma is a range without `steps`, which a grid"
                        + " needs",
                refused.getMessage());
    }

    @Test
    void gridTakesTheStepsOfARange() {
        List<TrialSpec> trials =
                trials("market_maker: {gamma: {from: 0.01, to: 1, steps: 3, scale: log}}");
        assertEquals(
                List.of(0.01, 0.1, 1.0), trials.stream().map(one -> one.maker().gamma()).toList());
        assertEquals(Map.of(), Planted.experiment("").ranges());
    }
}
