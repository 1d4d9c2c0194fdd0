package io.foretick.forecast.direction.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Times;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.ModelName;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternStatTest {

    private static final long NOW_NS = 1_760_000_000L * Times.SECOND_NS;

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0.8, 0.04",
        "10, 0, 0.8, 0.4",
        "20, 0, 0.8, 0.8",
        "500, 0, 0.8, 0.8",
        "20, 72, 0.8, 0.29430355293715387",
        "10, 36, 0.5, 0.15163266492815836",
        "20, 144, 1.0, 0.1353352832366127"
    })
    void trustsByCountAgeAndQuality(long count, long ageHours, double quality, double trust) {
        PatternStat decision = decision(count, quality, ageHours);
        PatternStat context = new PatternStat.Context(decision.support(), 0.1, quality, 0.1, -0.25);
        assertEquals(trust, decision.trust(NOW_NS), 1e-15);
        assertEquals(trust, context.trust(NOW_NS), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({
        "20, 0.35, 0, true",
        "19, 0.35, 0, false",
        "20, 0.3500001, 0, false",
        "20, 0.15, 0, true",
        "20, 0.1499999, 0, false", // such a bad one is not trusted either, by the formula
        "100, 0.35, 60, true",
        "100, 0.35, 62, false"
    })
    void antiPatternsAreFrequentBadAndTrusted(
            long count, double wins, long ageHours, boolean anti) {
        assertEquals(anti, decision(count, wins, ageHours).isAntiPattern(NOW_NS));
    }

    @Test
    void contextsAreNeverAntiPatterns() {
        var support = new PatternStat.Support("k", ModelName.TRENDVIC, 100, NOW_NS, 1);
        var context = new PatternStat.Context(support, 0.3, 0.3, 0.4, -1);
        assertFalse(context.isAntiPattern(NOW_NS));
    }

    @Test
    void theFirstObservationSetsTheAverages() {
        var support = new PatternStat.Support("k", ModelName.TRENDVIC, 1, NOW_NS, 1);
        var context = PatternStat.Context.first(support, Direction.DOWN, -0.5);
        assertEquals(new PatternStat.Context(support, 0, 1, 0, -0.5), context);
        var lost = PatternStat.Decision.first(support, false, -1);
        assertEquals(new PatternStat.Decision(support, 0, -1, 1), lost);
    }

    @Test
    void laterObservationsCountFiveThousandths() {
        var support = new PatternStat.Support("k", ModelName.TRENDVIC, 1, NOW_NS, 1);
        var context = PatternStat.Context.first(support, Direction.DOWN, -0.5);
        var after = context.again(NOW_NS + 1, 7, Direction.FLAT, 1);
        assertEquals(0.995, after.down(), 1e-15);
        assertEquals(0.005, after.flat(), 1e-15);
        assertEquals(0.0, after.up());
        assertEquals(-0.995 * 0.5 + 0.005, after.reward(), 1e-15);
        assertEquals(
                new PatternStat.Support("k", ModelName.TRENDVIC, 2, NOW_NS + 1, 7),
                after.support());
    }

    @Test
    void aWinEndsABadStreak() {
        var support = new PatternStat.Support("k", ModelName.TRENDVIC, 1, NOW_NS, 1);
        var decision = PatternStat.Decision.first(support, false, -1);
        assertEquals(2, decision.again(NOW_NS, 2, false, -1).badStreak());
        var won = decision.again(NOW_NS, 2, false, -1).again(NOW_NS, 3, true, 1);
        assertEquals(0, won.badStreak());
        assertEquals(0.005, won.wins(), 1e-15);
    }

    @Test
    void aStatFromTheFutureIsAsOldAsNow() {
        assertEquals(0.8, decision(20, 0.8, -5).trust(NOW_NS), 1e-15);
    }

    @Test
    void rewardsAreFinite() {
        var support = new PatternStat.Support("k", ModelName.TRENDVIC, 1, NOW_NS, 1);
        assertThrows(
                IllegalArgumentException.class,
                () -> PatternStat.Decision.first(support, true, Double.NaN));
        assertTrue(1 / PatternStat.Decision.first(support, true, -0.0).reward() > 0);
    }

    private static PatternStat.Decision decision(long count, double wins, long ageHours) {
        long seenNs = NOW_NS - ageHours * Times.HOUR_NS;
        var support = new PatternStat.Support("k", ModelName.TRENDVIC, count, seenNs, 1);
        return new PatternStat.Decision(support, wins, -0.5, 3);
    }
}
