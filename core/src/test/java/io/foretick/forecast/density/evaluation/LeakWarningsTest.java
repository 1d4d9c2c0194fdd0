package io.foretick.forecast.density.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.forecast.DensityModel;
import io.foretick.market.second.BarSeries;
import io.foretick.market.second.SecondSeries;

import org.junit.jupiter.api.Test;

import java.util.List;

class LeakWarningsTest {

    private static final int DAYS = 30;
    private static final long HOUR = 3_600;
    private static final BarSeries COIN = MadeUp.series("BTCUSDT", DAYS, new Seed(1));
    private static final Exam EXAM =
            Exam.draw(
                    List.of(COIN),
                    new EvaluationPlan(0, MadeUp.START + DAYS * MadeUp.DAY, 4_000, new Seed(1)));
    private static final Contestant TRUTH =
            new Contestant("truth", MadeUp.constant(MadeUp.SIGMA_PER_SQRT_SECOND));

    @Test
    void modelThatSeesTheComingHourIsFlagged() {
        DensityModel leaking =
                MadeUp.model((coin, end) -> {
                    double seen = comingHour(coin, end) / Math.sqrt(HOUR);
                    return 0.5 * (Math.abs(seen) + MadeUp.SIGMA_PER_SQRT_SECOND);
                });
        List<String> warnings = warnings(new Contestant("leaking", leaking), TRUTH);
        assertEquals(1, warnings.size());
        assertTrue(warnings.getFirst().startsWith("leaking gains more than 0.05 nats"));
        assertTrue(warnings.getFirst().contains(" on returns over 1h over truth"));
        assertTrue(warnings.getFirst().contains("check that no return"), warnings.getFirst());
    }

    @Test
    void honestModelIsNot() {
        DensityModel estimating =
                MadeUp.model((coin, end) -> {
                    long squares = coin.varianceBefore(end) - coin.varianceBefore(end - MadeUp.DAY);
                    return Math.sqrt(squares * SecondSeries.VARIANCE_UNIT / MadeUp.DAY);
                });
        Contestant nearly =
                new Contestant("nearly", MadeUp.constant(1.1 * MadeUp.SIGMA_PER_SQRT_SECOND));
        assertEquals(List.of(), warnings(new Contestant("estimating", estimating), nearly));
        assertEquals(List.of(), warnings(TRUTH, nearly));
    }

    @Test
    void bestRivalCounts() {
        Contestant poor = new Contestant("poor", MadeUp.constant(3 * MadeUp.SIGMA_PER_SQRT_SECOND));
        assertEquals(List.of(), warnings(TRUTH, poor, TRUTH));
        assertEquals(1, warnings(TRUTH, poor).size());
        assertEquals(List.of(), warnings(TRUTH));
    }

    private static List<String> warnings(Contestant... contestants) {
        return LeakWarnings.of(MadeUp.grade(EXAM, List.of(contestants)));
    }

    private static double comingHour(SecondSeries coin, long end) {
        long close = Math.min(end + HOUR, coin.endSecond());
        return coin.logPrice(close - 1) - coin.logPrice(end - 1);
    }
}
