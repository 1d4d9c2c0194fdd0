import io.foretick.base.Seed;
import io.foretick.lab.market.DayResult;
import io.foretick.lab.market.Knowledge;
import io.foretick.lab.market.MadeDay;
import io.foretick.lab.market.MakerSkill;
import io.foretick.lab.market.MoneyTrial;
import io.foretick.math.Bootstrap.Interval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Whole days of made-up markets whose law is known: does the simulator pay those who know nothing?
/// Three kinds of makers, each traded once with the true law and once with noise; a day has the
/// same prices in all six cases.
///
/// Passes if, with 95 % intervals over days that exclude zero, the true law earns against makers
/// who err, noise loses to them and to makers who know the law, and the true law does not earn
/// where the makers know it too. What a maker's lag is worth is told, and no condition.
///
/// Needs a build. Forty days take some minutes.
///
/// `java @jvm.options -cp "core/target/classes:core/target/lib/*" scripts/soak/MoneyMachine.java
/// [days=40] [seed=1] [markets a day=288]`
final class MoneyMachine {

    private record Makers(String name, MakerSkill skill) {}

    private static final List<Makers> MAKERS =
            List.of(
                    new Makers("erring", MakerSkill.ERRING),
                    new Makers("knowing", MakerSkill.KNOWING),
                    new Makers("late", MakerSkill.LATE));

    /// As many orders as the cooldown of five seconds allows.
    private static final List<String> SETTINGS = List.of("risk.max_orders_per_market=60");

    private MoneyMachine() {}

    public static void main(String[] arguments) throws IOException {
        int days = argument(arguments, 0, 40);
        int seed = argument(arguments, 1, 1);
        int markets = argument(arguments, 2, 288);
        var rows = new ArrayList<String>();
        boolean fine = true;
        for (Makers makers : MAKERS) {
            for (Knowledge knowledge : Knowledge.values()) {
                var plan = new MadeDay.Plan(makers.skill(), knowledge, markets, SETTINGS);
                MoneyTrial trial = MoneyTrial.run(new Seed(seed), plan, days);
                fine &= asItMust(makers, knowledge, trial.mean(DayResult::netUsd));
                rows.add(row(makers, trial));
                System.out.println(rows.getLast());
            }
        }
        var figures = new LinkedHashMap<String, String>();
        figures.put("campaign", "\"density_kelly on made-up days of a known law\"");
        figures.put("days", Integer.toString(days));
        figures.put("seed", Integer.toString(seed));
        figures.put("markets_a_day", Integer.toString(markets));
        figures.put("as_it_must", Boolean.toString(fine));
        Soak.write("money-machine.json", figures, rows);
        System.exit(fine ? 0 : 2);
    }

    private static boolean asItMust(Makers makers, Knowledge knowledge, Interval net) {
        boolean loses = net.high() < 0;
        return switch (makers.name()) {
            case "erring" -> knowledge == Knowledge.TRUE_LAW ? net.low() > 0 : loses;
            case "knowing" -> knowledge == Knowledge.TRUE_LAW ? net.low() <= 0 : loses;
            default -> true;
        };
    }

    private static String row(Makers makers, MoneyTrial trial) {
        MakerSkill skill = makers.skill();
        var row = new LinkedHashMap<String, String>();
        row.put("makers", Soak.quoted(makers.name()));
        row.put("lag_seconds", Integer.toString(skill.lagSeconds()));
        row.put("error_sigma", Double.toString(skill.errorSigma()));
        row.put("half_spread", Double.toString(skill.halfSpread()));
        row.put("density", Soak.quoted(trial.plan().knowledge().name().toLowerCase(Locale.ROOT)));
        row.put("net_usd_a_day", interval(trial, DayResult::netUsd));
        row.put("gross_usd_a_day", interval(trial, DayResult::grossUsd));
        row.put("fees_usd_a_day", interval(trial, DayResult::feesUsd));
        row.put("orders_a_day", number(trial.mean(day -> day.orders()).mean()));
        row.put("fills_a_day", number(trial.mean(day -> day.fills()).mean()));
        row.put("shares_a_day", number(trial.mean(DayResult::shares).mean()));
        return Soak.row(row);
    }

    private static String interval(MoneyTrial trial, ToDoubleFunction<DayResult> figure) {
        Interval mean = trial.mean(figure);
        return "{\"mean\": %s, \"low\": %s, \"high\": %s}"
                .formatted(number(mean.mean()), number(mean.low()), number(mean.high()));
    }

    private static String number(double value) {
        return "%.2f".formatted(value);
    }

    private static int argument(String[] arguments, int index, int absent) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : absent;
    }
}
