import io.foretick.base.Seed;
import io.foretick.lab.market.DayResult;
import io.foretick.lab.market.Knowledge;
import io.foretick.lab.market.MadeDay;
import io.foretick.lab.market.MakerSkill;
import io.foretick.lab.market.MoneyTrial;
import io.foretick.math.Bootstrap.Interval;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Whole days of made-up markets whose law is known: does the simulator pay those who know nothing?
/// Makers of several kinds, traded with the true law and with noise; a day has the same prices in
/// all cases.
///
/// Passes if, with 95 % intervals over days that exclude zero, who knows the law earns where the
/// makers do not, who knows nothing loses, and nobody earns from makers who know the law. What a
/// second's lag of the makers is worth is told, and no condition.
///
/// Needs a build. Forty days take ten minutes or so.
///
/// `java @jvm.options -cp "core/target/classes:core/target/lib/*"
/// scripts/evidence/MoneyMachine.java [days=40] [seed=1] [markets a day=288]`, from the root of the
/// project.
final class MoneyMachine {

    /// What must come out of a case.
    private enum Bound {
        EARNS,
        LOSES,
        EARNS_NOTHING,
        NONE
    }

    /// @param makers what they are called
    /// @param settings of the strategy, beside its switch
    private record Case(
            String strategy,
            List<String> settings,
            String makers,
            MakerSkill skill,
            Knowledge knowledge,
            Bound bound) {

        boolean holds(Interval net) {
            return switch (bound) {
                case EARNS -> net.low() > 0;
                case LOSES -> net.high() < 0;
                case EARNS_NOTHING -> net.low() <= 0;
                case NONE -> true;
            };
        }

        /// With as many orders as the cooldown of five seconds allows.
        MadeDay.Plan plan(int markets) {
            var all = new ArrayList<>(List.of("risk.max_orders_per_market=60"));
            all.add("strategy.density_kelly.enabled=false");
            all.add("strategy." + strategy + ".enabled=true");
            all.addAll(settings);
            return new MadeDay.Plan(skill, knowledge, markets, all);
        }
    }

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Path ROOT = Path.of(System.getProperty("foretick.root", "."));
    private static final Path EVIDENCE = ROOT.resolve("docs/evidence/money-machine.json");
    private static final String KELLY = "density_kelly";
    private static final String MAKER = "density_maker";

    /// The made-up price moves once a second, so a quote cannot be withdrawn before it has moved;
    /// the usual allowance is for prices that move all the time.
    private static final List<String> PATIENT =
            List.of("strategy.density_maker.cancel_latency_ms=4000");

    private static final MakerSkill WIDE = new MakerSkill(0, 0, 0.03);

    private MoneyMachine() {}

    public static void main(String[] arguments) throws IOException {
        int days = argument(arguments, 0, 40);
        int seed = argument(arguments, 1, 1);
        int markets = argument(arguments, 2, 288);
        ObjectNode result = JSON.createObjectNode();
        result.put("java", Runtime.version().toString());
        result.put("days", days);
        result.put("seed", seed);
        result.put("markets_a_day", markets);
        boolean fine = true;
        ArrayNode rows = JSON.createArrayNode();
        for (Case each : cases()) {
            MoneyTrial trial = MoneyTrial.run(new Seed(seed), each.plan(markets), days);
            fine &= each.holds(trial.mean(DayResult::netUsd));
            rows.add(row(each, trial));
            System.out.println(rows.get(rows.size() - 1));
        }
        result.put("as_it_must", fine);
        result.set("cases", rows);
        Files.writeString(EVIDENCE, JSON.writeValueAsString(result) + "\n");
        System.out.println("wrote " + EVIDENCE);
        System.exit(fine ? 0 : 2);
    }

    private static List<Case> cases() {
        var cases = new ArrayList<Case>();
        add(cases, KELLY, List.of(), "erring", MakerSkill.ERRING, Bound.EARNS, Bound.LOSES);
        add(
                cases,
                KELLY,
                List.of(),
                "knowing",
                MakerSkill.KNOWING,
                Bound.EARNS_NOTHING,
                Bound.LOSES);
        add(cases, KELLY, List.of(), "late", MakerSkill.LATE, Bound.NONE, Bound.NONE);
        add(cases, MAKER, PATIENT, "wide", WIDE, Bound.EARNS, Bound.LOSES);
        add(cases, MAKER, List.of(), "wide", WIDE, Bound.NONE, Bound.LOSES);
        for (String blind : List.of("distance_fade", "momentum", "settlement_sniper")) {
            cases.add(
                    new Case(
                            blind,
                            List.of(),
                            "knowing",
                            MakerSkill.KNOWING,
                            Knowledge.TRUE_LAW,
                            Bound.EARNS_NOTHING));
        }
        return cases;
    }

    private static void add(
            List<Case> cases,
            String strategy,
            List<String> settings,
            String makers,
            MakerSkill skill,
            Bound ofTruth,
            Bound ofNoise) {
        cases.add(new Case(strategy, settings, makers, skill, Knowledge.TRUE_LAW, ofTruth));
        cases.add(new Case(strategy, settings, makers, skill, Knowledge.NOISE, ofNoise));
    }

    private static ObjectNode row(Case each, MoneyTrial trial) {
        ObjectNode row = JSON.createObjectNode();
        row.put("strategy", each.strategy());
        row.put("settings", String.join(" ", each.settings()));
        row.put("makers", each.makers());
        row.put("lag_seconds", each.skill().lagSeconds());
        row.put("error_sigma", each.skill().errorSigma());
        row.put("half_spread", each.skill().halfSpread());
        row.put("density", each.knowledge().name().toLowerCase(Locale.ROOT));
        row.put("must", each.bound().name().toLowerCase(Locale.ROOT));
        row.put("holds", each.holds(trial.mean(DayResult::netUsd)));
        row.set("net_usd_a_day", interval(trial, DayResult::netUsd));
        row.set("gross_usd_a_day", interval(trial, DayResult::grossUsd));
        row.set("fees_usd_a_day", interval(trial, DayResult::feesUsd));
        row.put("orders_a_day", cents(trial.mean(day -> day.orders()).mean()));
        row.put("fills_a_day", cents(trial.mean(day -> day.fills()).mean()));
        row.put("shares_a_day", cents(trial.mean(DayResult::shares).mean()));
        return row;
    }

    private static ObjectNode interval(MoneyTrial trial, ToDoubleFunction<DayResult> figure) {
        Interval mean = trial.mean(figure);
        ObjectNode json = JSON.createObjectNode();
        json.put("mean", cents(mean.mean()));
        json.put("low", cents(mean.low()));
        json.put("high", cents(mean.high()));
        return json;
    }

    private static double cents(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static int argument(String[] arguments, int index, int absent) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : absent;
    }
}
