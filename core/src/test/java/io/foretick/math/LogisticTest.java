package io.foretick.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticTest {

    @ParameterizedTest
    @ValueSource(doubles = {-30, -3, -0.1, 0, 0.1, 3, 30})
    void isTheSoftmaxOfTwoLogits(double margin) {
        double up = Math.exp(margin / 2) / (Math.exp(margin / 2) + Math.exp(-margin / 2));
        assertEquals(up, Logistic.probability(margin), 1e-15);
        for (double target : new double[] {0, 0.5, 1}) {
            double loss = -target * Math.log(up) - (1 - target) * Math.log1p(-up);
            if (Math.abs(margin) < 10) {
                assertEquals(loss, Logistic.crossEntropy(margin, target), 1e-13);
            }
        }
    }

    @Test
    void staysFiniteWhereTheProbabilityIsSure() {
        assertEquals(1.0, Logistic.probability(1e300));
        assertEquals(0.0, Logistic.probability(-1e300));
        assertEquals(900.0, Logistic.crossEntropy(900, 0));
        assertEquals(0.0, Logistic.crossEntropy(900, 1));
    }

    @Test
    void theLogitOfAProbabilityGivesItBack() {
        for (double up : new double[] {0.01, 0.3, 0.5, 0.51, 0.99}) {
            assertEquals(up, Logistic.probability(Logistic.logit(up)), 1e-15);
        }
    }
}
