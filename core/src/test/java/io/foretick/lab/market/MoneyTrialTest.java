package io.foretick.lab.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.base.Seed;
import io.foretick.math.Bootstrap.Interval;
import io.foretick.testing.MemoryFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The simulator is no money machine: it pays for knowing the law where the makers do not, and
/// takes its fees from those who know nothing. `scripts/evidence/MoneyMachine.java` does the same
/// with whole days.
class MoneyTrialTest {

    private static final Seed SEED = new Seed(20_261_121);
    private static final int MARKETS = 24; // two hours stand for a day
    private static final List<String> SETTINGS = List.of("risk.max_orders_per_market=60");

    @Test
    void trueLawEarnsAfterFeesWhereMakersErr() throws IOException {
        MoneyTrial trial = run(MakerSkill.ERRING, Knowledge.TRUE_LAW, 8);
        Interval net = trial.mean(DayResult::netUsd);
        assertTrue(net.low() > 0, () -> "net " + net);
        assertTrue(trial.mean(DayResult::feesUsd).low() > 0, "it must have traded");
    }

    @Test
    void noiseLosesAboutItsFeesWhereMakersErr() throws IOException {
        MoneyTrial trial = run(MakerSkill.ERRING, Knowledge.NOISE, 16);
        Interval net = trial.mean(DayResult::netUsd);
        double fees = trial.mean(DayResult::feesUsd).mean();
        assertTrue(net.high() < 0, () -> "net " + net);
        assertTrue(-net.high() < fees && fees < -net.low(), () -> "net " + net + " fees " + fees);
    }

    @Test
    void trueLawMakesNothingWhereMakersKnowIt() throws IOException {
        MoneyTrial trial = run(MakerSkill.KNOWING, Knowledge.TRUE_LAW, 3);
        assertTrue(trial.mean(DayResult::netUsd).mean() <= 0);
    }

    @Test
    void noiseLosesToMakersWhoKnowTheLaw() throws IOException {
        MoneyTrial trial = run(MakerSkill.KNOWING, Knowledge.NOISE, 10);
        Interval net = trial.mean(DayResult::netUsd);
        assertTrue(net.high() < 0, () -> "net " + net);
    }

    @Test
    void sameSeedIsTheSameDay(@TempDir(factory = MemoryFolder.class) Path folder)
            throws IOException {
        var plan = new MadeDay.Plan(MakerSkill.ERRING, Knowledge.TRUE_LAW, 3, SETTINGS);
        DayResult once = MadeDay.run(SEED, plan, folder.resolve("once"));
        DayResult again = MadeDay.run(SEED, plan, folder.resolve("again"));
        assertEquals(once, again);
    }

    private static MoneyTrial run(MakerSkill makers, Knowledge knowledge, int days)
            throws IOException {
        return MoneyTrial.run(SEED, new MadeDay.Plan(makers, knowledge, MARKETS, SETTINGS), days);
    }
}
