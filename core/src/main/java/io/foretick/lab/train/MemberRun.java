package io.foretick.lab.train;

import io.foretick.base.Seed;
import io.foretick.forecast.density.network.DensityNetwork;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.FloatValues;
import io.foretick.math.network.EarlyStopping;
import io.foretick.math.network.Parameters;
import io.foretick.math.network.RateSchedule;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The training of one member through one stage, a stretch of steps at a time, so that it can be
/// saved in between and go on later bit for bit. Owned by the training loop.
final class MemberRun {

    private static final double LAST_RATE = 1.0 / 20;
    private static final int RISING = 20; // one in so many steps
    private static final int JUDGED = 12_000;

    private final TrainingSettings settings;
    private final Stage stage;
    private final Seed seed;
    private final Learner learner;
    private final List<Shard> judges;
    private final @Nullable Samples judged;
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
        Parameters weights =
                DensityNetwork.initialised(settings.network(), Arithmetic.vector(), seed);
        List<Shard> shards = stage.shards(settings, stage.instants(), weights);
        this.learner = new Learner(settings, crew, weights, shards, seed);
        this.judges = heldOut == null ? List.of() : stage.shards(settings, heldOut, weights);
        this.judged =
                heldOut == null
                        ? null
                        : new Samples(heldOut, settings, settings.seed().split("validation"));
        this.stopping = new EarlyStopping(settings.patience(), weights.values());
        this.stepsOfEpoch = stage.instants().size() / settings.batchSize();
        int all = Math.multiplyExact(stepsOfEpoch, settings.epochs());
        this.steps = Math.min(all, stepsMax);
        double peak = settings.learningRate();
        this.rates = new RateSchedule.Cosine(peak, LAST_RATE * peak, all / RISING, all);
        this.epoch = epoch(0);
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
        return judged == null ? steps : bestStep;
    }

    double bestLoss() {
        return stopping.bestLoss();
    }

    boolean isDone() {
        return stopped || step >= steps;
    }

    /// The validation loss as it is; NaN without validation.
    double validate() throws InterruptedException {
        return judged == null
                ? Double.NaN
                : learner.validate(judges, judged, Math.min(JUDGED, judged.size()));
    }

    /// Judges the weights before the first step: a member that does not learn stays the anchor.
    double begin() throws InterruptedException {
        double loss = validate();
        if (judged != null) {
            stopping.observe(loss, learner.weights());
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
        if (judged != null) {
            double before = stopping.bestLoss();
            stopped = stopping.observe(loss, learner.weights());
            bestStep = loss < before ? step : bestStep;
        }
        return new double[] {sum / (step - from), loss};
    }

    /// The best weights, as they are to be used.
    float[] result() {
        if (judged != null) {
            stopping.restore(learner.weights());
        }
        return weights().clone();
    }

    MemberState save() {
        return new MemberState(
                step, bestStep, weights().clone(), learner.optimiser().state(), stopping.state());
    }

    /// Goes on where [#save] was called.
    void resume(MemberState state) {
        step = state.step();
        bestStep = state.bestStep();
        learner.weights().copyFrom(FloatValues.over(state.weights()));
        learner.optimiser().restore(state.optimiser());
        stopping.resume(state.stopping());
    }

    private double oneStep() throws InterruptedException {
        int number = step / stepsOfEpoch;
        if (number != epochNumber) {
            epochNumber = number;
            epoch = epoch(number);
        }
        int batch = settings.batchSize();
        int from = step % stepsOfEpoch * batch;
        double loss = learner.step(epoch, from, batch, step, rates.rate(step));
        step++;
        return loss;
    }

    private Samples epoch(int number) {
        return new Samples(stage.instants(), settings, seed.split("epoch").split(number));
    }

    private float[] weights() {
        return ((FloatValues) learner.weights()).array();
    }
}
