package io.foretick.lab.train;

import io.foretick.base.Seed;
import io.foretick.forecast.density.network.DensityNetwork;
import io.foretick.lab.train.course.MemberState;
import io.foretick.lab.train.settings.TrainingSettings;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.FloatValues;
import io.foretick.math.kernel.Values;
import io.foretick.math.network.EarlyStopping;
import io.foretick.math.network.Parameters;
import io.foretick.math.network.RateSchedule;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The training of one member through one stage, a stretch of steps at a time, so that it can be
/// saved in between and go on later bit for bit. Owned by the training loop.
final class MemberRun implements AutoCloseable {

    private static final double LAST_RATE = 1.0 / 20;
    private static final int RISING = 20; // one in so many steps
    private static final int JUDGED = 12_000;

    private final TrainingSettings settings;
    private final Stage stage;
    private final Seed seed;
    private final Values weights;
    private final Stepper stepper;
    private final @Nullable Judges judges;
    private final EarlyStopping stopping;
    private final RateSchedule rates;
    private final int stepsOfEpoch;
    private final int steps;
    private Samples epoch;
    private int epochNumber;
    private int step;
    private int bestStep;
    private boolean stopped;

    /// @param heldOut instants that tell when to stop, or null: then all steps are done
    /// @param stepsMax no more steps than this, though the rates fall as if all were done
    MemberRun(
            TrainingSettings settings,
            Crew crew,
            Stage stage,
            @Nullable Instants heldOut,
            int member,
            int stepsMax) {
        this.settings = settings;
        this.stage = stage;
        this.seed = settings.seed().split("member").split(member);
        Parameters parameters =
                DensityNetwork.initialised(settings.network(), Arithmetic.vector(), seed);
        this.weights = parameters.values();
        var reader = new SampleReader(settings, stage);
        var lesson = new Stepper.Lesson(settings, parameters, reader, seed.split("dropout"));
        this.stepper = crew.stepper(lesson, stage);
        this.judges = heldOut == null ? null : judges(crew, heldOut, parameters);
        this.stopping = new EarlyStopping(settings.patience(), weights);
        this.stepsOfEpoch = stage.instants().size() / settings.batchSize();
        int all = Math.multiplyExact(stepsOfEpoch, settings.epochs());
        this.steps = Math.min(all, stepsMax);
        double peak = settings.learningRate();
        this.rates = new RateSchedule.Cosine(peak, LAST_RATE * peak, all / RISING, all);
        this.epoch = epoch(0);
    }

    private Judges judges(Crew crew, Instants heldOut, Parameters parameters) {
        List<Shard> shards = stage.shards(settings, heldOut, parameters);
        Seed order = settings.seed().split("validation");
        return new Judges(crew, shards, new Samples(heldOut, settings, order));
    }

    /// Steps in all, if nothing stops it.
    int steps() {
        return steps;
    }

    int step() {
        return step;
    }

    /// After how many steps the validation loss was lowest; all of them without validation.
    int bestStep() {
        return judges == null ? steps : bestStep;
    }

    double bestLoss() {
        return stopping.bestLoss();
    }

    boolean isDone() {
        return stopped || step >= steps;
    }

    /// The validation loss as it is; NaN without validation.
    double validate() throws InterruptedException {
        return judges == null ? Double.NaN : judges.loss(JUDGED);
    }

    /// Judges the weights before the first step: a member that does not learn stays the anchor.
    double begin() throws InterruptedException {
        double loss = validate();
        if (judges != null) {
            stopping.observe(loss, weights);
        }
        return loss;
    }

    /// Trains up to the next validation, and validates. Returns the losses: of training, of
    /// validation.
    double[] advance() throws InterruptedException {
        int until = Math.min(steps, step + settings.validateEvery());
        double sum = 0;
        int from = step;
        while (step < until) {
            sum += oneStep();
        }
        double loss = validate();
        if (judges != null) {
            double before = stopping.bestLoss();
            stopped = stopping.observe(loss, weights);
            bestStep = loss < before ? step : bestStep;
        }
        return new double[] {sum / (step - from), loss};
    }

    /// The best weights, as they are to be used.
    float[] result() {
        if (judges != null) {
            stopping.restore(weights);
        }
        return array().clone();
    }

    MemberState save() {
        return new MemberState(step, bestStep, array().clone(), stepper.state(), stopping.state());
    }

    /// Goes on where [#save] was called.
    void resume(MemberState state) {
        step = state.step();
        bestStep = state.bestStep();
        weights.copyFrom(FloatValues.over(state.weights()));
        stepper.restore(state.optimiser());
        stopping.resume(state.stopping());
        stopped = judges != null && stopping.isOver();
    }

    private double oneStep() throws InterruptedException {
        int number = step / stepsOfEpoch;
        if (number != epochNumber) {
            epochNumber = number;
            epoch = epoch(number);
        }
        int batch = settings.batchSize();
        int from = step % stepsOfEpoch * batch;
        double loss = stepper.step(new Stepper.Batch(epoch, from, batch), step, rates.rate(step));
        step++;
        return loss;
    }

    private Samples epoch(int number) {
        return new Samples(stage.instants(), settings, seed.split("epoch").split(number));
    }

    private float[] array() {
        return ((FloatValues) weights).array();
    }

    @Override
    public void close() {
        stepper.close();
    }
}
