package io.foretick.forecast.direction.pattern;

import static io.foretick.forecast.direction.pattern.MadeUpUpdates.MINUTE;
import static io.foretick.forecast.direction.pattern.MadeUpUpdates.candleNs;
import static io.foretick.forecast.direction.pattern.MadeUpUpdates.recall;
import static io.foretick.forecast.direction.pattern.MadeUpUpdates.update;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.base.Times;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Recall;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// The memory against a twin that keeps every observation and computes each answer from all of
/// them.
class PatternTwinTest {

    private static final int CANDLES = 1_200;

    private record Seen(long atNs, Direction taken, Direction fact) {}

    private final Map<String, List<Seen>> observed = new TreeMap<>();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 20260101})
    void answersAsATwinThatForgetsNothing(long seed) {
        var random = new SplittableRandom(seed);
        var memory = new PatternMemory(MINUTE, PatternSettings.DEFAULT);
        int antiPatterns = 0;
        for (long candle = 0; candle < CANDLES; candle++) {
            String bins = "a=" + random.nextInt(2) + "|b=" + random.nextInt(4);
            Direction taken = Direction.values()[random.nextInt(2)];
            Recall recall = recall(memory, ModelName.TRENDVIC, candle, bins, taken);
            check(recall, taken, candleNs(candle + 1));
            antiPatterns += recall.decision().antiPattern() ? 1 : 0;
            boolean right = random.nextInt(10) < 3;
            Direction fact = right ? taken : Direction.values()[random.nextInt(3)];
            memory.learn(update(ModelName.TRENDVIC, candle, recall, fact));
            observe(recall, new Seen(candleNs(candle + 2), taken, fact));
        }
        assertEquals(true, antiPatterns > 0, "the life is too kind to test anti-patterns");
    }

    private void observe(Recall recall, Seen seen) {
        for (String key : List.of(recall.fineKey(), recall.coarseKey())) {
            observed.computeIfAbsent(key, _ -> new ArrayList<>()).add(seen);
            String decision = key + "|PRED=" + seen.taken;
            observed.computeIfAbsent(decision, _ -> new ArrayList<>()).add(seen);
        }
    }

    private void check(Recall recall, Direction taken, long nowNs) {
        boolean fine = contextTrust(recall.fineKey(), nowNs) >= 0.2;
        String key = fine ? recall.fineKey() : recall.coarseKey();
        assertEquals(fine, recall.usedFine());
        assertEquals(contextTrust(key, nowNs), recall.contextTrust(), 1e-12);
        assertEquals(share(key, Direction.UP), recall.priorUp(), 1e-12);
        assertEquals(share(key, Direction.DOWN), recall.priorDown(), 1e-12);
        assertEquals(share(key, Direction.FLAT), recall.priorFlat(), 1e-12);

        String fineDecision = recall.fineKey() + "|PRED=" + taken;
        boolean fineToo = decisionTrust(fineDecision, nowNs) >= 0.2;
        String decision = fineToo ? fineDecision : recall.coarseKey() + "|PRED=" + taken;
        double trust = decisionTrust(decision, nowNs);
        assertEquals(fineToo, recall.decision().usedFine());
        assertEquals(trust, recall.decision().trust(), 1e-12);
        double known = seen(decision).isEmpty() ? Double.NaN : wins(decision);
        assertEquals(known, recall.decision().wins(), 1e-12);
        boolean anti = seen(decision).size() >= 20 && wins(decision) <= 0.35 && trust >= 0.15;
        assertEquals(anti, recall.decision().antiPattern());
    }

    private List<Seen> seen(String key) {
        return observed.getOrDefault(key, List.of());
    }

    private double contextTrust(String key, long nowNs) {
        return weight(key, nowNs) * Math.max(share(key, Direction.UP), share(key, Direction.DOWN));
    }

    private double decisionTrust(String key, long nowNs) {
        return weight(key, nowNs) * wins(key);
    }

    private double weight(String key, long nowNs) {
        if (seen(key).isEmpty()) {
            return 0;
        }
        double ageHours = (nowNs - seen(key).getLast().atNs) / (double) Times.HOUR_NS;
        return Math.min(1, seen(key).size() / 20.0) * Math.exp(-ageHours / 72);
    }

    private double share(String key, Direction direction) {
        return average(seen(key).stream().map(seen -> seen.fact == direction).toList());
    }

    private double wins(String key) {
        return average(seen(key).stream().map(seen -> seen.fact == seen.taken).toList());
    }

    /// The exponential average as a weighted sum: the first counts for all that was before it.
    private static double average(List<Boolean> hits) {
        double sum = 0;
        for (int k = 0; k < hits.size(); k++) {
            double weight = Math.pow(0.995, hits.size() - 1.0 - k) * (k == 0 ? 1 : 0.005);
            sum += hits.get(k) ? weight : 0;
        }
        return sum;
    }
}
