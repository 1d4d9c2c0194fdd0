package io.foretick.lab.train;

import io.foretick.base.Checks;
import io.foretick.feature.TrainRange;
import io.foretick.forecast.density.EconometricModel;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.MinuteSeries;
import io.foretick.forecast.density.fit.FitPlan;
import io.foretick.forecast.density.fit.ModelName;
import io.foretick.forecast.density.network.NetworkModel;
import io.foretick.forecast.density.network.ShapeByHorizon;
import io.foretick.forecast.density.network.Skew;
import io.foretick.lab.data.MinuteCloses;
import io.foretick.lab.train.course.Checkpoint;
import io.foretick.lab.train.course.Course;
import io.foretick.lab.train.course.CurvePoint;
import io.foretick.lab.train.course.MemberState;
import io.foretick.lab.train.course.StageName;
import io.foretick.lab.train.settings.TrainingSettings;
import io.foretick.market.second.BarSeries;
import io.foretick.market.second.SecondSeries;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Trains a density network: finds out on the latest instants how many steps are best, then, if so
/// wished, trains again on the whole range for as many. Every member begins at the anchor. When all
/// are trained, the shape of the laws they tell together is corrected. The same settings and data
/// give the same weights bit for bit, with any number of threads and however often training was
/// interrupted. Used once.
public final class DensityTrainer {

    /// Models that are fitted beside the network, for comparison.
    private static final List<ModelName> BASELINES =
            List.of(ModelName.HAR_T, ModelName.EWMA30_SEAS_T, ModelName.GARCH_T);

    private final List<SecondSeries> coins;
    private final TrainRange range;
    private final TrainingSettings settings;
    private final Progress progress;
    private final @Nullable Checkpoint checkpoint;
    private final Course course;

    /// @param coins as the settings name them where they are taken together, else any; bars of the
    ///   base step, or seconds for a step of one
    /// @param range no second at or after its end is read; memories of the anchor reach back up to
    ///   thirty days before its beginning
    /// @param checkpoint where to keep the course of training, or null
    public DensityTrainer(
            List<? extends SecondSeries> coins,
            TrainRange range,
            TrainingSettings settings,
            Progress progress,
            @Nullable Checkpoint checkpoint)
            throws IOException {
        Checks.positive(coins.size(), "number of coins");
        coins.forEach(coin -> checkBars(coin, settings.stepSeconds()));
        this.coins = List.copyOf(coins);
        this.range = range;
        this.settings = settings;
        this.progress = progress;
        this.checkpoint = checkpoint;
        this.course = checkpoint == null ? new Course() : checkpoint.load();
    }

    /// Trains by our own kernels on so many threads.
    ///
    /// @throws IllegalArgumentException if the range holds too little
    public Trained train(int threads) throws IOException, InterruptedException {
        return train(threads, null);
    }

    /// Trains by other means; what is held out is judged by our own kernels.
    ///
    /// @param threads that judge, and that learn where `maker` is null
    /// @param maker of what improves the weights of each member, or null for our own kernels
    /// @throws IllegalArgumentException if the range holds too little
    public Trained train(int threads, Stepper.@Nullable Maker maker)
            throws IOException, InterruptedException {
        try (Crew crew = new Crew(threads, maker)) {
            List<List<SecondSeries>> groups = groups();
            if (settings.validationSplit() > 0) {
                Stage before = before(groups);
                List<float[]> members =
                        stage(StageName.SELECT, crew, before, after(groups, before));
                if (!settings.refit()) {
                    return trained(before, members);
                }
            }
            Stage whole = Stage.of(groups, range, anchor(range), settings);
            return trained(whole, stage(StageName.REFIT, crew, whole, null));
        }
    }

    /// What comes before the instants held out, with a gap of the longest horizon.
    private Stage before(List<List<SecondSeries>> groups) {
        long split = Instants.splitSecond(groups, range, settings);
        TrainRange before =
                new TrainRange(range.fromSecond(), split - settings.horizonSecondsMax());
        return Stage.of(groups, before, anchor(before), settings);
    }

    /// The instants held out.
    private Instants after(List<List<SecondSeries>> groups, Stage before) {
        long split = Instants.splitSecond(groups, range, settings);
        long reach = settings.network().inputs().reachSeconds();
        TrainRange after = new TrainRange(split - reach, range.toSecond());
        Instants heldOut = Instants.of(groups, after, settings, before.anchor());
        Checks.positive(heldOut.size(), "instants held out by validation_split");
        return heldOut;
    }

    private List<float[]> stage(StageName name, Crew crew, Stage stage, @Nullable Instants heldOut)
            throws IOException, InterruptedException {
        List<float[]> done = course.done(name);
        for (int member = done.size(); member < settings.members(); member++) {
            int most = name == StageName.REFIT ? course.bestStep(member) : Integer.MAX_VALUE;
            try (var run = new MemberRun(settings, crew, stage, heldOut, member, most)) {
                train(name, member, run);
            }
        }
        return course.done(name);
    }

    private void train(StageName name, int member, MemberRun run)
            throws IOException, InterruptedException {
        MemberState saved = course.saved(name, member);
        if (saved == null) {
            report(name, member, run, new double[] {Double.NaN, run.begin()});
        } else {
            run.resume(saved);
        }
        while (!run.isDone()) {
            double[] losses = run.advance();
            report(name, member, run, losses);
            course.running(name, member, run.save());
            save();
        }
        course.finished(name, run.result(), run.bestStep(), run.bestLoss());
        save();
    }

    private void report(StageName name, int member, MemberRun run, double[] losses) {
        CurvePoint point = new CurvePoint(name, member, run.step(), losses[0], losses[1]);
        course.add(point);
        int stages = settings.refit() && settings.validationSplit() > 0 ? 2 : 1;
        int stage = stages == 2 && name == StageName.REFIT ? 1 : 0;
        long all = (long) stages * settings.members() * run.steps();
        long before = (long) (stage * settings.members() + member) * run.steps();
        progress.reached(point, before + run.step(), all);
    }

    private void save() throws IOException {
        if (checkpoint != null) {
            checkpoint.save(course);
        }
    }

    private Trained trained(Stage stage, List<float[]> members) {
        SortedMap<String, EconometricModel> baselines = new TreeMap<>();
        for (ModelName name : BASELINES) {
            baselines.put(name.text(), name.fit(closes(range), plan()));
        }
        NetworkModel plain =
                new NetworkModel(
                        settings.network(),
                        stage.standardization(),
                        stage.anchor(),
                        ShapeByHorizon.NONE,
                        members);
        var lesson = new ShapeLesson(stage.instants(), settings, plain);
        return new Trained(
                plain.withShape(lesson.learn()),
                baselines,
                course.bestSteps(),
                course.bestLosses(),
                course.anchorLoss(),
                stage.instants().size(),
                course.curve());
    }

    private static void checkBars(SecondSeries coin, int stepSeconds) {
        int bar = coin instanceof BarSeries bars ? bars.barSeconds() : 1;
        Checks.inRange(bar, stepSeconds, stepSeconds, "seconds of a bar of " + coin.symbol());
    }

    private List<List<SecondSeries>> groups() {
        if (settings.network().isShared()) {
            return coins.stream().map(List::of).toList();
        }
        List<String> wanted = settings.network().inputs().symbols();
        SecondSeries[] ordered = new SecondSeries[wanted.size()];
        for (SecondSeries coin : coins) {
            int at = wanted.indexOf(coin.symbol());
            if (at >= 0) {
                ordered[at] = coin;
            }
        }
        for (int k = 0; k < ordered.length; k++) {
            if (ordered[k] == null) {
                throw new IllegalArgumentException("no data of " + wanted.get(k));
            }
        }
        return List.of(List.copyOf(Arrays.asList(ordered)));
    }

    private HarModel anchor(TrainRange of) {
        boolean skewed = settings.network().skew() == Skew.HORIZON;
        ModelName name = skewed ? ModelName.HAR_SKEW_T : ModelName.HAR_T;
        return (HarModel) name.fit(closes(of), plan());
    }

    private List<MinuteSeries> closes(TrainRange of) {
        List<MinuteSeries> closes = new ArrayList<>();
        for (SecondSeries coin : coins) {
            closes.addAll(MinuteCloses.between(coin, of.fromSecond(), of.toSecond()));
        }
        return closes;
    }

    private FitPlan plan() {
        return new FitPlan(settings.anchorReturns(), settings.seed().split("baselines"));
    }
}
