package io.foretick.report.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.report.lab.TrialResult.Money;
import io.foretick.report.lab.TrialResult.Risk;
import io.foretick.testing.MadeUpTrials;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

class CentSplitTest {

    @Test
    void partsAreTheCentsThatTheySay() {
        CentSplit split =
                CentSplit.ofDollars(
                                trial(
                                        new Money(
                                                12_345_000_000L,
                                                -45_000_000,
                                                -1_000_000,
                                                0,
                                                -99_000_000,
                                                12_200_000_000L),
                                        1_000))
                        .orElseThrow();
        assertEquals(List.of(12_345L, -45L, -1L, 0L, -99L), split.parts());
        assertEquals(12_200, split.total());
    }

    @Test
    void centThatRoundingLosesGoesToTheLargestRemainder() {
        // 0.4 + 0.4 + 0.4 cents: one cent in all, given to the first of equals.
        CentSplit split =
                CentSplit.ofDollars(trial(new Money(400_000, 400_000, 400_000, 0, 0, 1_200_000), 1))
                        .orElseThrow();
        assertEquals(List.of(1L, 0L, 0L, 0L, 0L), split.parts());
        assertEquals(1, split.total());
    }

    @Test
    void perThousandScalesAsTheTrialsOwnFigureDoes() {
        Money money = new Money(200_000_000, -100_000_000, 0, 0, 0, 100_000_000);
        CentSplit split = CentSplit.perThousand(trial(money, 500)).orElseThrow();
        assertEquals(List.of(400L, -200L, 0L, 0L, 0L), split.parts());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101})
    void partsAlwaysAddUpToTheRoundedFigure(long seed) {
        for (TrialResult trial : new Results(MadeUpTrials.of(36, seed, 0), List.of()).finished()) {
            CentSplit split = CentSplit.perThousand(trial).orElseThrow();
            assertEquals(split.total(), split.parts().stream().mapToLong(part -> part).sum());
            assertEquals(Math.round(100 * trial.risk().perThousand()), split.total());
            double exact = 1e-6 * trial.money().feesE8() * 1_000 / trial.risk().positionUsdMean();
            assertTrue(Math.abs(exact - split.parts().get(2)) < 1, "fees off by a cent");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, Double.NaN})
    void withoutAPositionThereIsNoSplit(double position) {
        Money money = new Money(1, 0, 0, 0, 0, 1);
        assertEquals(Optional.empty(), CentSplit.perThousand(trial(money, position)));
    }

    private static TrialResult trial(Money money, double position) {
        TrialResult made = MadeUpTrials.of(1, 1, 0).getFirst();
        return new TrialResult(
                made.id(),
                made.values(),
                "",
                money,
                made.activity(),
                new Risk(1e-5 * money.totalE8() / position, 0, 0, 0, 0, 0, position, position),
                made.model(),
                made.periods(),
                made.alarms(),
                made.digest());
    }
}
