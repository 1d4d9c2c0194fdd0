package io.foretick.forecast.density.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.DensityCurve;
import io.foretick.math.SkewStudentT;

import org.junit.jupiter.api.Test;

class AnswerTest {

    private static final double SIGMA = 2e-3;
    private static final DensityCurve CURVE =
            new DensityCurve(
                    new double[] {300}, new double[] {SIGMA}, new double[] {4}, new double[] {0.1});
    private static final SkewStudentT LAW = SkewStudentT.of(SIGMA, 4, 0.1);

    @Test
    void readsEveryScoreOffTheCurve() {
        Answer answer = Answer.of(CURVE, question(1e-3, 5e-4));
        assertEquals(LAW.logPdf(1e-3), answer.nats(), 1e-12);
        assertEquals(LAW.crps(1e-3), answer.crps(), 1e-15);
        assertEquals(LAW.cdf(1e-3), answer.pit(), 1e-15);
        assertEquals(SIGMA, answer.sigma(), 1e-15);
        assertEquals(LAW.survival(0), answer.upAtTheMoney(), 1e-15);
        assertEquals(LAW.survival(-5e-4), answer.up(), 1e-15);
    }

    @Test
    void windowThatIsAheadIsMoreLikelyToEndUp() {
        double ahead = Answer.of(CURVE, question(1e-3, 1e-3)).up();
        double behind = Answer.of(CURVE, question(1e-3, -1e-3)).up();
        assertTrue(ahead > 0.6 && behind < 0.4, ahead + " " + behind);
    }

    @Test
    void tailScoreSeesTheMiddleOnlyByItsProbability() {
        double middle = Math.log(LAW.cdf(4e-3) - LAW.cdf(-4e-3));
        assertEquals(middle, Answer.of(CURVE, question(1e-3, 0)).tailNats(), 1e-12);
        assertEquals(middle, Answer.of(CURVE, question(-3.9e-3, 0)).tailNats(), 1e-12);
        assertEquals(LAW.logPdf(4.1e-3), Answer.of(CURVE, question(4.1e-3, 0)).tailNats(), 1e-12);
    }

    @Test
    void fixedHorizonHasNoProbabilityOfUp() {
        var fixed = new Question(0, 600, 5, Question.NO_WINDOW, 1e-3, 0, true, 2e-3);
        assertTrue(Double.isNaN(Answer.of(CURVE, fixed).up()));
    }

    private static Question question(double returnLog, double moveLog) {
        return new Question(0, 600, 5, 15, returnLog, moveLog, true, 2e-3);
    }
}
