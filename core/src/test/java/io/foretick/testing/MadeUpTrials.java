package io.foretick.testing;

import io.foretick.base.E8;
import io.foretick.report.lab.TrialResult;
import io.foretick.report.lab.TrialResult.Activity;
import io.foretick.report.lab.TrialResult.Model;
import io.foretick.report.lab.TrialResult.Money;
import io.foretick.report.lab.TrialResult.Risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Results of trials that never ran: seeded, with money that adds up and figures that follow from
/// the periods.
public final class MadeUpTrials {

    /// The periods are days of a market that never closes.
    public static final double PERIODS_PER_YEAR = 365;

    private static final int PERIODS = 160;
    private static final int FAILS_EVERY = 37;
    private static final List<String> GAMMAS = List.of("0.05", "0.1", "0.5", "1.0", "2.0");
    private static final List<String> BARS = List.of("dollar", "tick", "time", "volume");
    private static final List<String> SETS = List.of("flow", "flow+technical", "none");
    private static final List<String> BRIBES = List.of("50.0", "75.0", "90.0");

    private MadeUpTrials() {}

    /// This many trials, of which one in 37 failed.
    ///
    /// @param edge mean profit of a period over its standard deviation that low gammas add; 0 for
    ///   trials that are luck alone
    public static List<TrialResult> of(int count, long seed, double edge) {
        var random = new SplittableRandom(seed);
        List<TrialResult> trials = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            Map<String, String> values = values(k);
            String id = "%016x".formatted(random.nextLong());
            trials.add(
                    k % FAILS_EVERY == FAILS_EVERY - 1
                            ? failed(id, values)
                            : finished(id, values, edge, random.split()));
        }
        return trials;
    }

    /// A trial that failed.
    public static TrialResult failed(String id, Map<String, String> values) {
        return new TrialResult(
                id,
                values,
                "data: no trades between 3 and 4 July <b>&amp;</b>",
                new Money(0, 0, 0, 0, 0, 0),
                new Activity(0, 0, 0, 0, 0, Double.NaN),
                new Risk(0, 0, 0, 0, 0, 0, 0, 0),
                new Model("", 0, Double.NaN, Double.NaN),
                List.of(),
                List.of(),
                "");
    }

    /// The same result as another trial's.
    public static TrialResult withId(String id, TrialResult trial) {
        return new TrialResult(
                id,
                trial.values(),
                trial.failure(),
                trial.money(),
                trial.activity(),
                trial.risk(),
                trial.model(),
                trial.periods(),
                trial.alarms(),
                trial.digest());
    }

    private static Map<String, String> values(int k) {
        boolean pool = k / 60 % 2 == 1;
        Map<String, String> values = new TreeMap<>();
        values.put("data.source", "generated");
        values.put("bars.type", BARS.get(k / 5 % 4));
        values.put("features.set", SETS.get(k / 20 % 3));
        values.put("market_maker.gamma", GAMMAS.get(k % 5));
        values.put("market_maker.order_usd", "1000.0");
        values.put("venue.type", pool ? "AMM" : "LOB");
        values.put("seed", Integer.toString(42 + k / 120));
        if (pool) {
            values.put("bribe.percentile", BRIBES.get(k / 120 % 3));
        }
        return values;
    }

    private static TrialResult finished(
            String id, Map<String, String> values, double edge, SplittableRandom random) {
        String gamma = values.getOrDefault("market_maker.gamma", "0");
        double mean = edge * (1 - 0.4 * GAMMAS.indexOf(gamma));
        List<Long> periods = new ArrayList<>();
        for (int period = 0; period < PERIODS; period++) {
            periods.add(E8.ofDouble(12.5 * (mean + random.nextGaussian())));
        }
        long total = periods.stream().mapToLong(profit -> profit).sum();
        boolean pool = "AMM".equals(values.get("venue.type"));
        double position = random.nextDouble(400, 4_000);
        return new TrialResult(
                id,
                values,
                "",
                money(total, pool, random),
                activity(pool, random),
                risk(periods, position),
                model(values, random),
                periods,
                random.nextInt(6) == 0 ? List.of("drawdown 212.40 USD beyond 200 USD") : List.of(),
                "%016x".formatted(random.nextLong()));
    }

    private static Money money(long total, boolean pool, SplittableRandom random) {
        long spread = random.nextLong(100 * E8.ONE, 400 * E8.ONE);
        long fees = -random.nextLong(5 * E8.ONE, 60 * E8.ONE);
        long hedge = -random.nextLong(0, 40 * E8.ONE);
        long bribes = pool ? -random.nextLong(0, 30 * E8.ONE) : 0;
        long inventory = total - spread - fees - hedge - bribes;
        return new Money(spread, inventory, fees, hedge, bribes, total);
    }

    private static Activity activity(boolean pool, SplittableRandom random) {
        return new Activity(
                50_000 + random.nextInt(1_000),
                random.nextInt(4_000, 9_000),
                random.nextInt(200, 2_000),
                random.nextInt(50),
                random.nextDouble(1e5, 9e5),
                pool ? random.nextDouble(0.5, 0.95) : Double.NaN);
    }

    private static Model model(Map<String, String> values, SplittableRandom random) {
        if ("none".equals(values.get("features.set"))) {
            return new Model("", 0, Double.NaN, Double.NaN);
        }
        String training = values.get("features.set") + "/" + values.get("bars.type");
        double skill = random.nextDouble(-0.02, 0.08);
        return new Model(training, 4_800, skill, 0.5 + skill / 3);
    }

    private static Risk risk(List<Long> periods, double position) {
        double[] profits = periods.stream().mapToDouble(E8::toDouble).toArray();
        double mean = 0;
        double equity = 0;
        double highest = 0;
        double drawdown = 0;
        for (double profit : profits) {
            mean += profit / profits.length;
            equity += profit;
            highest = Math.max(highest, equity);
            drawdown = Math.max(drawdown, highest - equity);
        }
        double squares = 0;
        for (double profit : profits) {
            squares += (profit - mean) * (profit - mean);
        }
        double deviation = Math.sqrt(squares / (profits.length - 1));
        double sharpe = mean / deviation * Math.sqrt(PERIODS_PER_YEAR);
        double thousands = position / 1_000;
        return new Risk(
                equity / thousands,
                equity / (3 * thousands),
                sharpe,
                drawdown,
                1.64 * deviation - mean,
                2.06 * deviation - mean,
                position,
                3 * position);
    }
}
