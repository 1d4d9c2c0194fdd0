package io.foretick.lab.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.E8;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.Objective;
import io.foretick.report.lab.TrialResult;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class ScoredTest {

    private static final TrialSpec TRIAL =
            Planted.experiment("experiment: {seed: 1}\n").trial(Map.of());

    private static TrialResult result(String failure) {
        return new TrialResult(
                TRIAL.id(),
                TRIAL.values(),
                failure,
                new TrialResult.Money(0, 0, 0, 0, 0, 12 * E8.ONE),
                new TrialResult.Activity(0, 0, 0, 0, 0, Double.NaN),
                new TrialResult.Risk(1.5, 2.5, 0, 0, 0, 0, 0, 0),
                new TrialResult.Model("", 0, Double.NaN, Double.NaN),
                List.of(),
                List.of(),
                "");
    }

    private static double score(Objective objective) {
        return Scored.of(TRIAL, result(""), objective).score();
    }

    @Test
    void eachObjectiveIsAFigureOfTheResult() {
        TrialResult.Risk risk = result("").risk();
        assertEquals(risk.perThousand(), score(Objective.PER_THOUSAND));
        assertEquals(risk.sharpe(), score(Objective.SHARPE));
        assertEquals(12.0, score(Objective.TOTAL));
    }

    @Test
    void aFailedTrialHasNoScoreAndComesLast() {
        Scored failed = Scored.of(TRIAL, result("no data"), Objective.TOTAL);
        assertTrue(Double.isNaN(failed.score()));
        var bad = new Scored(TRIAL, -1e6);
        var good = new Scored(TRIAL, 3);
        assertEquals(
                List.of(good, bad, failed),
                Stream.of(failed, bad, good).sorted(Scored.BEST_FIRST).toList());
    }
}
