package io.foretick.forecast.density.evaluation;

import static io.foretick.forecast.density.evaluation.ScoredEnds.MINUTE;

import io.foretick.market.second.SecondSeries;

import java.util.List;
import java.util.SplittableRandom;

/// Draws the questions about one coin. Of a market the duration is given and the time left uniform
/// in it; nothing is asked whose window or return is not recorded whole.
///
/// @param coin number of the series
/// @param toSecond no return reaches beyond it
record QuestionDraw(int coin, SecondSeries series, long toSecond) {

    private static final long DAY = 86_400;
    private static final double FLAT_MOVE = 1e-6; // a hundredth of a basis point

    /// Adds what is asked at an instant.
    void addAt(long endSecond, SplittableRandom random, List<Question> target) {
        for (int minutes : Span.HORIZON_MINUTES) {
            if (isRecorded(endSecond, endSecond + minutes * MINUTE)) {
                target.add(question(endSecond, minutes, Question.NO_WINDOW));
            }
        }
        for (int window : Span.WINDOW_MINUTES) {
            int minutes = 1 + random.nextInt(window);
            long start = endSecond - (window - minutes) * MINUTE;
            if (isRecorded(start, endSecond + minutes * MINUTE)) {
                target.add(question(endSecond, minutes, window));
            }
        }
    }

    /// Whether the minute before a time and all until another are.
    private boolean isRecorded(long fromSecond, long closeSecond) {
        return closeSecond <= toSecond && series.covers(fromSecond - MINUTE, closeSecond);
    }

    private Question question(long endSecond, int minutes, int window) {
        long close = endSecond + minutes * MINUTE;
        long start = window == Question.NO_WINDOW ? endSecond : close - window * MINUTE;
        double now = series.logPrice(endSecond - 1);
        return new Question(
                coin,
                endSecond,
                minutes,
                window,
                series.logPrice(close - 1) - now,
                now - series.logPrice(start - 1),
                series.priceE8(close - 1) >= series.priceE8(start - 1),
                referenceSigma(endSecond, minutes));
    }

    private double referenceSigma(long endSecond, int minutes) {
        long squares = series.varianceBefore(endSecond) - series.varianceBefore(endSecond - DAY);
        double variance = squares * SecondSeries.VARIANCE_UNIT * minutes * MINUTE / DAY;
        return Math.max(Math.sqrt(variance), FLAT_MOVE);
    }
}
