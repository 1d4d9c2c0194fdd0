package io.foretick.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.Dropout;

import io.foretick.forecast.density.network.DensityNetwork;
import io.foretick.forecast.density.network.NetworkSettings;
import io.foretick.math.kernel.Activation;
import io.foretick.math.network.Lstm;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/// The layers of [DensityNetwork] and the loss of what they put out, over weights in the same
/// layout. Holds nothing but names and sizes; one thread.
public final class TorchNetwork {

    /// What a pass drops.
    ///
    /// @param encoderRate share dropped between layers of encoders and behind them
    /// @param headRate share dropped behind each hidden layer of the head
    public record Drop(double encoderRate, double headRate) {

        /// Keeps everything.
        public static final Drop NOTHING = new Drop(0, 0);
    }

    private final NetworkSettings settings;
    private final List<TorchLstm> encoders = new ArrayList<>(); // one for each time scale
    private final List<TorchLinear> head = new ArrayList<>(); // hidden layers, then the output
    private final TorchLaw law;

    public TorchNetwork(NetworkSettings settings) {
        this.settings = settings;
        this.law = new TorchLaw(settings);
        var shape =
                new Lstm.Shape(
                        settings.inputs().columns(),
                        settings.encoderHiddenSize(),
                        settings.encoderLayers());
        for (int scale = 0; scale < settings.inputs().stepSeconds().size(); scale++) {
            encoders.add(new TorchLstm("encoder." + (settings.sharedEncoder() ? 0 : scale), shape));
        }
        for (int layer = 0; layer < settings.headLayers(); layer++) {
            head.add(new TorchLinear("head." + layer, Activation.RELU));
        }
        head.add(new TorchLinear("head.out", Activation.IDENTITY));
    }

    /// The mean loss over samples and coins, with the weights' own precision in all products;
    /// `manager` owns all that is made on the way.
    public NDArray loss(NDManager manager, TorchWeights weights, TorchBatch batch, Drop drop) {
        DataType type = weights.type();
        NDList parts = new NDList();
        for (int scale = 0; scale < encoders.size(); scale++) {
            NDArray window =
                    manager.create(
                                    FloatBuffer.wrap(batch.windows(scale)),
                                    windowShape(batch),
                                    DataType.FLOAT32)
                            .toType(type, false);
            parts.add(encoders.get(scale).lastState(weights, window, drop.encoderRate()));
        }
        NDArray encoded = dropped(NDArrays.concat(parts, 1), drop.encoderRate());
        var staticShape = new Shape(batch.samples(), batch.staticSize());
        NDArray statics = manager.create(batch.statics(), staticShape).toType(type, false);
        NDArray outputs = head(weights, NDArrays.concat(new NDList(encoded, statics), 1), drop);
        long rows = (long) batch.samples() * batch.coins();
        NDArray targets = manager.create(batch.targets());
        return law.losses(outputs.reshape(rows, DensityNetwork.OUTPUTS), targets).mean();
    }

    private NDArray head(TorchWeights weights, NDArray input, Drop drop) {
        NDArray below = input;
        for (TorchLinear layer : head.subList(0, head.size() - 1)) {
            below = dropped(layer.forward(weights, below), drop.headRate());
        }
        return head.getLast().forward(weights, below);
    }

    private Shape windowShape(TorchBatch batch) {
        return new Shape(settings.inputs().length(), batch.samples(), settings.inputs().columns());
    }

    private static NDArray dropped(NDArray values, double rate) {
        return rate == 0 ? values : Dropout.dropout(values, (float) rate, true).singletonOrThrow();
    }
}
