package io.foretick.lab.market;

import io.foretick.base.Checks;
import io.foretick.base.Seed;
import io.foretick.lab.bench.scratch.ScratchFolder;
import io.foretick.math.Bootstrap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Many seeded days under one plan, and what a day makes on average: the test that the simulator
/// gives no money to a forecast that knows nothing. Days are independent by construction, so each
/// is a block of the bootstrap.
///
/// @param plan of every day
/// @param days in the order of their seeds
public record MoneyTrial(MadeDay.Plan plan, List<DayResult> days) {

    private static final double COVERAGE = 0.95;
    private static final int DRAWS = 10_000;
    private static final Seed BOOTSTRAP = new Seed(1).split("bootstrap");

    public MoneyTrial {
        days = List.copyOf(days);
    }

    /// Trades `days` days; day `k` of one root seed has the same prices under every plan.
    public static MoneyTrial run(Seed root, MadeDay.Plan plan, int days) throws IOException {
        Checks.inRange(days, 1, 100_000, "days");
        var results = new ArrayList<DayResult>();
        try (var scratch = new ScratchFolder()) {
            for (int day = 0; day < days; day++) {
                Path journal = scratch.resolve(Integer.toString(day));
                results.add(MadeDay.run(root.split(day), plan, journal));
                scratch.delete(journal);
            }
        }
        return new MoneyTrial(plan, results);
    }

    /// Mean of a figure of a day and the interval that holds it in 95 % of the resamples of days.
    public Bootstrap.Interval mean(ToDoubleFunction<DayResult> figure) {
        double[] values = days.stream().mapToDouble(figure).toArray();
        long[] blocks = new long[values.length];
        for (int day = 0; day < blocks.length; day++) {
            blocks[day] = day;
        }
        return Bootstrap.ofMean(values, blocks, COVERAGE, DRAWS, BOOTSTRAP);
    }
}
