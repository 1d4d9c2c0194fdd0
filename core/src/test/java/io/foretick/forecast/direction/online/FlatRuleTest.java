package io.foretick.forecast.direction.online;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.Thresholds;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlatRuleTest {

    private static final FlatRule RULE = new FlatRule(DirectionSettings.Abstention.DEFAULT);

    /// The change is `0.12 trust flat`, less `0.08 trust |up - down|` where the prior agrees.
    @ParameterizedTest
    @CsvSource({
        // trust, prior up, down, flat, predicted up, change
        "0.10, 0.2, 0.2, 0.6, 0.70, 0",
        "0.15, 0.2, 0.2, 0.6, 0.70, 0.0108",
        "0.50, 0.2, 0.2, 0.6, 0.70, 0.036",
        "0.50, 0.7, 0.2, 0.1, 0.70, -0.014",
        "0.50, 0.7, 0.2, 0.1, 0.30, 0.006",
        "0.50, 0.2, 0.7, 0.1, 0.30, -0.014",
        "1.00, 1.0, 0.0, 0.0, 0.60, -0.08",
        "1.00, 1.0, 0.0, 0.0, 0.50, 0",
        "1.00, 0.0, 0.0, 1.0, 0.60, 0.12",
    })
    void thePriorMovesBothThresholds(
            double trust,
            double priorUp,
            double priorDown,
            double priorFlat,
            double up,
            double change) {
        Recall recall =
                new Recall(
                        "f",
                        "c",
                        true,
                        priorUp,
                        priorDown,
                        priorFlat,
                        trust,
                        Recall.Decision.unknown(Direction.FLAT));
        Thresholds moved = RULE.withPrior(new Thresholds(0.55, 0.2), recall, up);
        assertEquals(0.55 + change, moved.probability(), 1e-15);
        assertEquals(0.2 + change, moved.delta(), 1e-15);
    }

    @Test
    void thresholdsStayProbabilities() {
        Recall sure =
                new Recall("f", "c", true, 1, 0, 0, 1, Recall.Decision.unknown(Direction.FLAT));
        assertEquals(new Thresholds(0.55 - 0.08, 0), RULE.withPrior(Thresholds.DEFAULT, sure, 0.9));
        assertEquals(new Thresholds(1, 1), RULE.againstPattern(new Thresholds(0.95, 0.99)));
    }

    @Test
    void anAntiPatternRaisesBoth() {
        Thresholds raised = RULE.againstPattern(Thresholds.DEFAULT);
        assertEquals(0.63, raised.probability(), 1e-15);
        assertEquals(0.07, raised.delta(), 1e-15);
        assertEquals(Direction.UP, Thresholds.DEFAULT.decide(0.6));
        assertEquals(Direction.FLAT, raised.decide(0.6));
        assertEquals(Direction.UP, raised.decide(0.7));
    }
}
