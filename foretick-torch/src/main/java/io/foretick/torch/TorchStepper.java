package io.foretick.torch;

import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.lab.train.Sample;
import io.foretick.lab.train.SampleReader;
import io.foretick.lab.train.Stepper;
import io.foretick.lab.train.settings.OptimizerName;
import io.foretick.lab.train.settings.TrainingSettings;
import io.foretick.math.network.Adam;

/// Improves a member's weights by PyTorch: the samples are read by the program's own trainer, the
/// weights go back to it after each step. What is dropped is PyTorch's choice, of a seed. One
/// thread.
public final class TorchStepper implements Stepper {

    private final Lesson lesson;
    private final TorchRuntime runtime;
    private final TorchLearner.Settings how;
    private final TorchNetwork.Drop drop;
    private TorchLearner learner;

    private TorchStepper(Lesson lesson, TorchRuntime runtime, boolean mixed) {
        TrainingSettings settings = lesson.settings();
        this.lesson = lesson;
        this.runtime = runtime;
        this.how = new TorchLearner.Settings(adam(settings), settings.clipNorm(), mixed);
        this.drop = new TorchNetwork.Drop(settings.encoderDropout(), settings.headDropout());
        this.learner = learner();
    }

    /// Makes one for each member.
    ///
    /// @param mixed see [TorchLearner.Settings]
    public static Maker maker(TorchRuntime runtime, boolean mixed) {
        return new TorchMaker(runtime, mixed);
    }

    private record TorchMaker(TorchRuntime runtime, boolean mixed) implements Maker {

        @Override
        public String name() {
            String bits = mixed ? ", products of 16 bits" : "";
            return "PyTorch " + runtime.version() + " on " + runtime.device().key() + bits;
        }

        @Override
        public Stepper make(Lesson lesson) {
            return new TorchStepper(lesson, runtime, mixed);
        }
    }

    @Override
    public double step(Batch batch, long step, double rate) {
        runtime.seed((int) lesson.seed().split(step).value());
        double loss = learner.step(read(batch), drop, rate);
        learner.save(lesson.weights().values());
        return loss;
    }

    @Override
    public double[] state() {
        return learner.state();
    }

    @Override
    public void restore(double[] state) {
        learner.close();
        learner = learner();
        learner.restore(state);
    }

    @Override
    public void close() {
        learner.close();
    }

    private TorchBatch read(Batch batch) {
        NetworkSettings network = lesson.settings().network();
        SampleReader reader = lesson.reader();
        var read = new TorchBatch(network, batch.count());
        for (int row = 0; row < batch.count(); row++) {
            Sample sample = reader.read(batch.samples(), batch.from() + row);
            read.inputs(row, reader.features(), sample.anchors());
            for (int coin = 0; coin < network.coins(); coin++) {
                var outcome =
                        new LawTarget.Outcome(
                                sample.horizonSeconds(),
                                sample.returnLog(coin),
                                sample.tickLog(coin));
                read.target(row, coin, LawTarget.of(sample.law(coin), sample.anchor(), outcome));
            }
        }
        return read;
    }

    private TorchLearner learner() {
        return new TorchLearner(
                lesson.settings().network(), lesson.weights().values(), how, runtime);
    }

    private static Adam.Settings adam(TrainingSettings settings) {
        OptimizerName name = settings.optimizer();
        return switch (name) {
            case ADAMW -> Adam.Settings.usual(settings.weightDecay(), Adam.Decay.WEIGHT);
            case ADAM -> Adam.Settings.usual(settings.weightDecay(), Adam.Decay.GRADIENT);
            case SGD ->
                    throw new IllegalArgumentException(
                            "PyTorch learns with adamw or adam here, not with " + name);
        };
    }
}
