package io.foretick.forecast.density.network;

import io.foretick.base.Checks;
import io.foretick.feature.sequence.SequenceSpec;

import java.util.List;

/// The shape of a [DensityNetwork] and the meaning of its outputs. Not how it is trained.
///
/// @param inputs the features; one symbol that is [SequenceSpec#ANY_SYMBOL] for a network that
///   takes each coin by itself, else all coins that it takes together
/// @param encoderHiddenSize hidden units of each layer of an encoder
/// @param encoderLayers layers of an encoder
/// @param sharedEncoder whether one encoder serves all time scales
/// @param headHiddenSize units of each hidden layer of the head
/// @param headLayers hidden layers of the head
/// @param anchor what the outputs correct
/// @param skew where the skew comes from
/// @param skewMax bound of a skew that the network gives; at the money it moves the probability of
///   Up by a quarter of itself
public record NetworkSettings(
        SequenceSpec inputs,
        int encoderHiddenSize,
        int encoderLayers,
        boolean sharedEncoder,
        int headHiddenSize,
        int headLayers,
        Anchor anchor,
        Skew skew,
        double skewMax) {

    private static final int UNITS_MAX = 4_096;
    private static final int LAYERS_MAX = 16;

    public NetworkSettings {
        if (inputs.symbols().size() > 1 && inputs.symbols().contains(SequenceSpec.ANY_SYMBOL)) {
            throw new IllegalArgumentException("any coin, or coins by name: " + inputs.symbols());
        }
        Checks.inRange(encoderHiddenSize, 1, UNITS_MAX, "encoderHiddenSize");
        Checks.inRange(encoderLayers, 1, LAYERS_MAX, "encoderLayers");
        Checks.inRange(headHiddenSize, 1, UNITS_MAX, "headHiddenSize");
        Checks.inRange(headLayers, 1, LAYERS_MAX, "headLayers");
        Checks.inRange(skewMax, 0, 0.5, "skewMax");
    }

    /// How many coins it takes together.
    public int coins() {
        return inputs.symbols().size();
    }

    /// Whether it takes each coin by itself.
    public boolean isShared() {
        return inputs.symbols().equals(List.of(SequenceSpec.ANY_SYMBOL));
    }

    /// Columns of what the encoders give together.
    int encodingSize() {
        return encoderHiddenSize * inputs.stepSeconds().size();
    }

    /// Numbers that the anchor knows of each coin and the head reads.
    int anchorInputs() {
        return anchor == Anchor.NONE ? 0 : AnchorLaw.INPUTS;
    }

    /// Columns of the head's input beside the encoding: volatility state, horizon, anchor.
    int staticSize() {
        return inputs.size() - inputs.stateOffset() + coins() * anchorInputs();
    }
}
