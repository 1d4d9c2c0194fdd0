package io.foretick.forecast.density.evaluation;

import io.foretick.base.DensityCurve;
import io.foretick.base.E8;
import io.foretick.base.Seed;
import io.foretick.forecast.DensityModel;
import io.foretick.forecast.DensityPredictor;
import io.foretick.market.second.BarSeries;
import io.foretick.market.second.SecondSeries;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/// Prices with normal returns of one known sigma, and models that know more or less of it.
final class MadeUp {

    static final double SIGMA_PER_SQRT_SECOND = 1e-4;
    static final long START = 1_704_067_200; // 2024-01-01, a Monday
    static final long DAY = 86_400;

    private static final int MINUTES_A_DAY = 1440;
    private static final double NORMAL_NU = 1e6;

    private MadeUp() {}

    /// Minute bars from [#START] on.
    static BarSeries series(String symbol, int days, Seed seed) {
        var series = new BarSeries(symbol, 60);
        append(series, START, days, seed);
        return series;
    }

    static void append(BarSeries series, long fromSecond, int days, Seed seed) {
        SplittableRandom random = seed.random();
        double log = Math.log(50_000);
        for (int k = 0; k < days * MINUTES_A_DAY; k++) {
            log += SIGMA_PER_SQRT_SECOND * Math.sqrt(60) * random.nextGaussian();
            series.bar(fromSecond + 60L * k, E8.ofDouble(Math.exp(log)), E8.ONE);
        }
    }

    /// A normal law, whatever came before.
    static DensityModel constant(double sigmaPerSqrtSecond) {
        return model((_, _) -> sigmaPerSqrtSecond);
    }

    /// A normal law whose sigma may know the past of a coin, and its future.
    static DensityModel model(ToDoubleBiFunction<SecondSeries, Long> sigmaPerSqrtSecond) {
        return from(coins ->
                end -> {
                    List<@Nullable DensityCurve> curves = new ArrayList<>();
                    for (SecondSeries coin : coins) {
                        curves.add(curve(sigmaPerSqrtSecond.applyAsDouble(coin, end)));
                    }
                    return curves;
                });
    }

    /// The same model, but it tells nothing of the first coin.
    static DensityModel silentAboutTheFirst(DensityModel model) {
        return from(coins -> {
            DensityPredictor predictor = model.over(coins);
            return end -> {
                List<@Nullable DensityCurve> curves = new ArrayList<>(predictor.at(end));
                curves.set(0, null);
                return curves;
            };
        });
    }

    private static DensityModel from(
            Function<List<? extends SecondSeries>, DensityPredictor> over) {
        return new DensityModel() {
            @Override
            public DensityPredictor over(List<? extends SecondSeries> coins) {
                return over.apply(coins);
            }

            @Override
            public long digest() {
                return 1;
            }
        };
    }

    /// Grades the contestants on an exam.
    static Evaluation grade(Exam exam, List<Contestant> contestants) {
        return Grading.grade(
                exam,
                contestants.stream().map(Contestant::name).toList(),
                contestants.stream().map(one -> exam.answers(one.model())).toList());
    }

    private static DensityCurve curve(double sigma) {
        return new DensityCurve(
                new double[] {60}, new double[] {sigma * Math.sqrt(60)},
                new double[] {NORMAL_NU}, new double[] {0});
    }
}
