package io.foretick.lab.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.foretick.feature.label.Label;
import io.foretick.feature.label.Touch;
import io.foretick.forecast.signal.Signal;

import org.junit.jupiter.api.Test;

import java.util.List;

class ScoreTest {

    private static final Targets TARGETS =
            Targets.of(
                    List.of(
                            new Label(Touch.UPPER, 0.02, 1),
                            new Label(Touch.LOWER, -0.02, 1),
                            new Label(Touch.NEITHER, 0.0, 1),
                            new Label(Touch.UPPER, 0.04, 1)));

    @Test
    void countsRowsWithASignalAndALabel() {
        List<Signal> signals = List.of(said(0.01), said(0.01), said(0.01), Signal.NONE, said(9.0));
        Score score = Score.of(signals, TARGETS, 0, 5);
        assertEquals(3, score.rows());
        assertEquals(0.5, score.hitRate(), "one of the two that moved");
        assertEquals(0.0, score.correlation(), "always the same");
        assertEquals(1.0 - (1e-4 + 9e-4 + 1e-4) / 8e-4, score.skill(), 1e-12);
    }

    @Test
    void perfectSignalsScoreOne() {
        List<Signal> signals = List.of(said(0.02), said(-0.02), said(0.0), said(0.04));
        assertEquals(new Score(4, 1.0, 1.0, 1.0), rounded(Score.of(signals, TARGETS, 0, 4)));
    }

    @Test
    void nothingScoresZero() {
        List<Signal> none = List.of(Signal.NONE, Signal.NONE, Signal.NONE, Signal.NONE);
        assertEquals(new Score(0, 0.0, 0.0, 0.0), Score.of(none, TARGETS, 0, 4));
    }

    private static Signal said(double returnLog) {
        return new Signal(returnLog, 1.0);
    }

    private static Score rounded(Score score) {
        double correlation = Math.round(score.correlation() * 1e12) / 1e12;
        return new Score(score.rows(), correlation, score.hitRate(), score.skill());
    }
}
