package io.foretick.lab.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.lab.experiment.ExperimentFile;
import io.foretick.lab.run.FailureLog;
import io.foretick.lab.run.LocalWorkers;
import io.foretick.lab.run.memory.MemoryBudget;
import io.foretick.lab.spec.TrialSpec;
import io.foretick.report.lab.ResultsDigest;
import io.foretick.report.lab.TrialResult;
import io.foretick.report.lab.TrialResult.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class LaboratoryTest {

    private static final String BASE =
            """
            experiment: {seed: 5}
            data: {source: generated, rows: 30000}
            bars: {type: tick, threshold_ticks: 60}
            features: {include: [price, rsi]}
            model: {level0: {algo: xgboost, params: {rounds: 10, max_depth: 3}}}
            """;

    private final Laboratory laboratory = Laboratory.inMemory();

    @TempDir private Path folder;

    private static TrialSpec spec(Map<String, String> values) {
        return ExperimentFile.parse(BASE, "base.yml").trial(values);
    }

    private static List<TrialSpec> kinds() {
        var specs = new ArrayList<TrialSpec>();
        specs.add(spec(Map.of("venue.type", "lob")));
        specs.add(spec(Map.of("venue.type", "lob", "venue.lob.block_millis", "200")));
        specs.add(spec(Map.of("venue.type", "lob", "market_maker.hedge", "true")));
        specs.add(spec(Map.of("venue.type", "lob", "market_maker.model", "grid")));
        specs.add(spec(Map.of("venue.type", "lob", "market_maker.model", "avellaneda_stoikov")));
        specs.add(spec(Map.of("venue.type", "lob", "market_maker.fair", "micro")));
        for (String pool :
                List.of(
                        "constant_product",
                        "pancakeswap",
                        "aerodrome_volatile",
                        "aerodrome_stable")) {
            specs.add(spec(Map.of("venue.type", "amm", "venue.amm.pool", pool)));
        }
        for (String bribe : List.of("none", "fixed", "percentile", "learned")) {
            specs.add(spec(Map.of("venue.type", "amm", "bribe.mode", bribe)));
        }
        var range = Map.of("venue.amm.pool", "concentrated", "venue.amm.making", "range");
        specs.add(spec(range));
        return specs;
    }

    @Test
    void moneyAddsUpInEveryKindOfTrial() throws IOException {
        for (TrialSpec spec : kinds()) {
            TrialResult result = laboratory.run(spec);
            Money money = result.money();
            long parts =
                    money.spreadE8()
                            + money.inventoryE8()
                            + money.feesE8()
                            + money.hedgeE8()
                            + money.bribesE8();
            assertEquals(money.totalE8(), parts, spec.canonicalText());
            long periods = result.periods().stream().mapToLong(Long::longValue).sum();
            assertEquals(money.totalE8(), periods, spec.canonicalText());
            assertTrue(result.activity().fills() > 0, "fills of\n" + spec.canonicalText());
            assertTrue(money.bribesE8() <= 0, "bribes cost");
        }
    }

    @ParameterizedTest(name = "{0} threads")
    @ValueSource(ints = {1, 2, 4})
    void resultsDoNotDependOnTheNumberOfWorkers(int threads)
            throws IOException, InterruptedException {
        List<TrialSpec> specs = kinds();
        var alone = new ArrayList<TrialResult>();
        for (TrialSpec spec : specs) {
            alone.add(laboratory.run(spec));
        }
        var together = new ArrayList<TrialResult>();
        var log = new FailureLog(folder);
        var fresh = Laboratory.inMemory();
        try (var workers = new LocalWorkers(fresh, log, threads, new MemoryBudget(1L << 30))) {
            workers.run(specs.reversed().stream().map(List::of).toList(), together::add);
        }
        assertEquals(ResultsDigest.of(alone), ResultsDigest.of(together));
    }

    @Test
    void anotherSeedIsAnotherMarket() throws IOException {
        TrialSpec one = spec(Map.of("venue.type", "lob"));
        TrialSpec other = spec(Map.of("venue.type", "lob", "experiment.seed", "6"));
        assertNotEquals(laboratory.run(one).digest(), laboratory.run(other).digest());
    }

    @Test
    void moreAversionCarriesLessInventory() throws IOException {
        double last = Double.POSITIVE_INFINITY;
        for (String gamma : List.of("0.01", "0.1", "1")) {
            var values = Map.of("venue.type", "lob", "market_maker.gamma", gamma);
            double position = laboratory.run(spec(values)).risk().positionUsdMean();
            assertTrue(position < last, gamma + " carries " + position + " after " + last);
            last = position;
        }
    }

    @Test
    void whoPaysMoreIsIncludedMore() throws IOException {
        double last = 0;
        for (String bribe : List.of("0.01", "0.05", "0.2")) {
            var values = Map.of("bribe.mode", "fixed", "bribe.fixed_usd", bribe);
            double included = laboratory.run(spec(values)).activity().included();
            assertTrue(included > last, bribe + " is included " + included + " after " + last);
            last = included;
        }
    }

    @Test
    void whoLearnsWhatIsEnoughIsIncludedNearlyAsWhoKnowsIt() throws IOException {
        TrialResult knows = laboratory.run(spec(Map.of("bribe.mode", "adaptive")));
        TrialResult learns = laboratory.run(spec(Map.of("bribe.mode", "learned")));
        assertEquals(knows.activity().included(), learns.activity().included(), 0.15);
        assertNotEquals(knows.digest(), learns.digest());
        var forgets = Map.of("bribe.mode", "learned", "bribe.memory", "16");
        assertNotEquals(learns.digest(), laboratory.run(spec(forgets)).digest());
    }

    @Test
    void aDriftOfThePositionIsAnAlarmWhereItIsLookedFor() throws IOException {
        TrialResult plain = laboratory.run(spec(Map.of("venue.type", "lob")));
        assertTrue(plain.alarms().stream().noneMatch(LaboratoryTest::tellsOfDrift), "not asked");
        var values = Map.of("venue.type", "lob", "risk.drift_t_max", "0.0001");
        TrialResult watched = laboratory.run(spec(values));
        assertTrue(watched.alarms().stream().anyMatch(LaboratoryTest::tellsOfDrift), "asked for");
        assertEquals(plain.digest(), watched.digest());
    }

    private static boolean tellsOfDrift(String alarm) {
        return alarm.startsWith("position drifts by ");
    }

    @Test
    void trainingsOutliveTheProcessThatMadeThem() throws IOException {
        TrialSpec spec = spec(Map.of("venue.type", "lob"));
        TrialResult first = new Laboratory(Optional.of(folder), 1).run(spec);
        TrialResult second = new Laboratory(Optional.of(folder), 1).run(spec);
        assertEquals(first, second);
        assertTrue(folder.resolve(spec.trainingKey() + ".signals").toFile().exists());
    }

    @Test
    void theLockedWindowIsAnotherTimeForTheSameTrial() throws IOException {
        TrialSpec spec = spec(Map.of("venue.type", "lob"));
        TrialResult open = laboratory.run(spec);
        TrialResult locked = laboratory.runLocked(spec);
        assertEquals(open.id(), locked.id());
        assertNotEquals(open.digest(), locked.digest());
        assertTrue(locked.model().rows() > 0, "the models were asked in the window");
    }

    @Test
    void theLockedWindowMayBeSmall() throws IOException {
        var values = Map.of("venue.type", "lob", "split.locked_share", "0.03");
        assertTrue(laboratory.runLocked(spec(values)).activity().events() > 0);
    }

    @Test
    void dataThatCannotBeReadIsAReasonInWords() {
        var missing = Map.of("data.source", "klines", "data.paths", "/nowhere/x.csv.gz");
        IOException failure = assertThrows(IOException.class, () -> laboratory.run(spec(missing)));
        assertTrue(
                String.valueOf(failure.getMessage()).contains("/nowhere/x.csv.gz"),
                "names the file");
    }
}
