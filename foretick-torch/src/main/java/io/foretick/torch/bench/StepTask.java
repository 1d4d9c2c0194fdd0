package io.foretick.torch.bench;

import io.foretick.base.Seed;
import io.foretick.feature.sequence.Scaling;
import io.foretick.feature.sequence.SequenceSpec;
import io.foretick.forecast.density.CoinLevels;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.Quadratic;
import io.foretick.forecast.density.Season;
import io.foretick.forecast.density.network.Anchor;
import io.foretick.forecast.density.network.AnchorLaw;
import io.foretick.forecast.density.network.DensityNetwork;
import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.forecast.density.network.Skew;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.FloatValues;
import io.foretick.math.network.Adam;
import io.foretick.math.network.Linear;
import io.foretick.math.network.Lstm;
import io.foretick.math.network.ParameterLayout;
import io.foretick.math.network.Parameters;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/// What both sides learn: made-up sequences, the return that came of each, and the weights to begin
/// with. An LSTM, a head of two linear layers that reads its last state, the loss of the density
/// network, and AdamW after clipping. Immutable by agreement.
public final class StepTask {

    static final int HEAD = 64;
    static final double NORM_MAX = 1.0;
    static final double RATE = 1e-3;
    static final double HORIZON_SECONDS = 3_600;
    static final double TICK_LOG = 1e-7;
    static final String ENCODER = "encoder.0";
    static final String HIDDEN = "head.0";
    static final String OUT = "head.out";
    static final Adam.Settings ADAM = Adam.Settings.usual(1e-2, Adam.Decay.WEIGHT);

    private static final double SKEW_MAX = 0.1;
    private static final double SIGMA_PER_ROOT_SECOND = 1e-4;

    private final StepSize size;
    private final float[] inputs; // [step][sequence][column]
    private final double[] returns; // of each sequence
    private final float[] weights;

    private StepTask(StepSize size, float[] inputs, double[] returns, float[] weights) {
        this.size = size;
        this.inputs = inputs;
        this.returns = returns;
        this.weights = weights;
    }

    /// Draws a task.
    public static StepTask of(StepSize size, Seed seed) {
        SplittableRandom random = seed.split("step").random();
        float[] inputs = new float[size.steps() * size.batch() * size.encoder().inputs()];
        for (int k = 0; k < inputs.length; k++) {
            inputs[k] = (float) random.nextDouble(-1, 1);
        }
        double sigma = SIGMA_PER_ROOT_SECOND * Math.sqrt(HORIZON_SECONDS);
        double[] returns = new double[size.batch()];
        Arrays.setAll(returns, _ -> sigma * random.nextGaussian());
        float[] weights = new float[layout(size).size()];
        Parameters parameters =
                new Parameters(layout(size), Arithmetic.vector(), FloatValues.over(weights));
        Lstm.initialise(parameters, ENCODER, size.encoder(), random);
        Linear.initialise(parameters, HIDDEN, random);
        Linear.initialise(parameters, OUT, random);
        return new StepTask(size, inputs, returns, weights);
    }

    StepSize size() {
        return size;
    }

    /// `[step][sequence][column]`.
    float[] inputs() {
        return inputs;
    }

    /// What came of each sequence.
    double[] returns() {
        return returns;
    }

    /// The weights to begin with, in the layout's order.
    float[] weights() {
        return weights;
    }

    ParameterLayout layout() {
        return layout(size);
    }

    /// The law that outputs correct.
    AnchorLaw law() {
        AnchorLaw law = new AnchorLaw(anchor(), settings());
        law.horizon(HORIZON_SECONDS);
        law.instant(0, new double[AnchorLaw.INPUTS]);
        return law;
    }

    HarModel anchor() {
        return new HarModel(
                Season.flat(),
                new CoinLevels(List.of(), SIGMA_PER_ROOT_SECOND),
                Collections.nCopies(HarModel.WEIGHTS, new Quadratic(0, 0, 0)),
                new Quadratic(2, 0, 0),
                new Quadratic(0, 0, 0));
    }

    /// Of these only anchor and skew count.
    NetworkSettings settings() {
        var spec = SequenceSpec.ofMinutes(List.of(SequenceSpec.ANY_SYMBOL), new Scaling.Fixed());
        Lstm.Shape encoder = size.encoder();
        return new NetworkSettings(
                spec,
                encoder.units(),
                encoder.layers(),
                true,
                HEAD,
                1,
                Anchor.HAR,
                Skew.NETWORK,
                SKEW_MAX);
    }

    private static ParameterLayout layout(StepSize size) {
        var layout = new ParameterLayout.Builder();
        Lstm.declare(layout, ENCODER, size.encoder());
        Linear.declare(layout, HIDDEN, size.encoder().units(), HEAD);
        Linear.declare(layout, OUT, HEAD, DensityNetwork.OUTPUTS);
        return layout.build();
    }
}
