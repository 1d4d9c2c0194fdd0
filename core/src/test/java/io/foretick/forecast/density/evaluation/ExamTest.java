package io.foretick.forecast.density.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.market.second.BarSeries;

import org.junit.jupiter.api.Test;

import java.util.List;

class ExamTest {

    private static final long DAY = MadeUp.DAY;
    private static final long SECOND_STRETCH = MadeUp.START + 20 * DAY + 120;
    private static final BarSeries SERIES = withAGap();
    private static final EvaluationPlan PLAN =
            new EvaluationPlan(MadeUp.START, MadeUp.START + 100 * DAY, 5_000, new Seed(1));
    private static final List<Question> QUESTIONS = Exam.draw(List.of(SERIES), PLAN).questions();

    /// Eight days, an hour is missing, six days, days are missing, eight days.
    private static BarSeries withAGap() {
        BarSeries series = MadeUp.series("BTCUSDT", 8, new Seed(1));
        MadeUp.append(series, MadeUp.START + 8 * DAY + 3_600, 6, new Seed(2));
        MadeUp.append(series, SECOND_STRETCH, 8, new Seed(3));
        return series;
    }

    @Test
    void noQuestionCrossesAGap() {
        for (Question question : QUESTIONS) {
            long close = question.endSecond() + 60L * question.minutes();
            int elapsed = question.hasWindow() ? question.windowMinutes() - question.minutes() : 0;
            long start = question.endSecond() - 60L * elapsed;
            assertTrue(SERIES.covers(start - 60, close), question.toString());
        }
    }

    @Test
    void firstFourDaysOfEachStretchAreNotScored() {
        assertWithinAnHour(MadeUp.START + 4 * DAY, first(MadeUp.START));
        assertWithinAnHour(SECOND_STRETCH + 4 * DAY, first(SECOND_STRETCH));
        long afterAnHourMissing = first(MadeUp.START + 8 * DAY + 3_600);
        assertWithinAnHour(MadeUp.START + 8 * DAY + 3_660, afterAnHourMissing);
    }

    @Test
    void questionsAreAboutWhatTheSeriesHolds() {
        for (Question question : QUESTIONS) {
            long close = question.endSecond() + 60L * question.minutes();
            double now = SERIES.logPrice(question.endSecond() - 1);
            double then = SERIES.logPrice(close - 1);
            assertEquals(then - now, question.returnLog(), 0.0);
            if (question.hasWindow()) {
                long start = close - 60L * question.windowMinutes();
                assertEquals(now - SERIES.logPrice(start - 1), question.moveLog(), 0.0);
                assertEquals(
                        SERIES.priceE8(close - 1) >= SERIES.priceE8(start - 1), question.endedUp());
                assertTrue(question.minutes() <= question.windowMinutes());
            }
        }
    }

    @Test
    void nothingAtOrAfterTheEndIsLookedAt() {
        long to = MadeUp.START + 6 * DAY;
        var plan = new EvaluationPlan(MadeUp.START, to, 5_000, new Seed(1));
        for (Question question : Exam.draw(List.of(SERIES), plan).questions()) {
            assertTrue(question.endSecond() + 60L * question.minutes() <= to);
        }
    }

    @Test
    void dataBeforeTheRangeSpareTheWarmUp() {
        long from = MadeUp.START + 6 * DAY;
        var plan = new EvaluationPlan(from, from + 2 * DAY, 5_000, new Seed(1));
        Exam exam = Exam.draw(List.of(SERIES), plan);
        assertWithinAnHour(from, exam.sittings().getFirst().endSecond());
    }

    @Test
    void endsRiseAndAreWholeMinutes() {
        List<Sitting> sittings = Exam.draw(List.of(SERIES), PLAN).sittings();
        for (int k = 1; k < sittings.size(); k++) {
            assertTrue(sittings.get(k).endSecond() > sittings.get(k - 1).endSecond());
            assertEquals(0, sittings.get(k).endSecond() % 60);
        }
        assertFalse(sittings.isEmpty());
    }

    @Test
    void refusesBarsLongerThanAMinute() {
        var hours = new BarSeries("BTCUSDT", 3_600);
        hours.bar(MadeUp.START, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> Exam.draw(List.of(hours), PLAN));
    }

    private static void assertWithinAnHour(long expected, long actual) {
        assertTrue(Math.abs(actual - expected) <= 3_600, expected + " " + actual);
    }

    private static long first(long fromSecond) {
        return QUESTIONS.stream()
                .mapToLong(Question::endSecond)
                .filter(end -> end >= fromSecond)
                .min()
                .orElseThrow();
    }
}
