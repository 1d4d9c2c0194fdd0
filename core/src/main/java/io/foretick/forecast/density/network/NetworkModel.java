package io.foretick.forecast.density.network;

import io.foretick.base.Checks;
import io.foretick.base.Digest;
import io.foretick.feature.sequence.Standardization;
import io.foretick.forecast.DensityModel;
import io.foretick.forecast.DensityPredictor;
import io.foretick.forecast.density.HarModel;
import io.foretick.market.second.SecondSeries;
import io.foretick.math.kernel.Arithmetic;

import java.util.List;

/// A trained network, ready to forecast: its members' outputs are averaged and correct the anchor.
/// Immutable by agreement: nobody writes the weights.
///
/// @param settings shape of each member
/// @param standardization of its features, of the same definition
/// @param anchor fitted on what the network was trained on
/// @param shape how the shape of the corrected laws is corrected in turn
/// @param members weights of each network, in the order of [DensityNetwork#layout]
public record NetworkModel(
        NetworkSettings settings,
        Standardization standardization,
        HarModel anchor,
        ShapeByHorizon shape,
        List<float[]> members)
        implements DensityModel {

    /// @throws IllegalArgumentException if parts do not belong together or a weight is not finite
    public NetworkModel {
        if (!standardization.spec().equals(settings.inputs())) {
            throw new IllegalArgumentException(
                    "the constants belong to other features: " + standardization.spec());
        }
        members = List.copyOf(members);
        Checks.positive(members.size(), "number of members");
        int size = DensityNetwork.layout(settings).size();
        for (float[] weights : members) {
            Checks.inRange(weights.length, size, size, "number of weights");
            for (int k = 0; k < size; k++) {
                if (!Float.isFinite(weights[k])) {
                    throw new IllegalArgumentException("weight " + k + " is " + weights[k]);
                }
            }
        }
    }

    /// The same network with another correction of its shape.
    public NetworkModel withShape(ShapeByHorizon other) {
        return new NetworkModel(settings, standardization, anchor, other, members);
    }

    /// @throws IllegalArgumentException if a series is not of the kind that the network was trained
    ///   on: one of a price a minute reads bars of a minute only
    @Override
    public DensityPredictor over(List<? extends SecondSeries> coins) {
        return new NetworkPredictor(this, coins, Arithmetic.vector());
    }

    @Override
    public int barSeconds() {
        return settings.inputs().stepSeconds().getFirst();
    }

    @Override
    public List<String> symbols() {
        return settings.isShared() ? List.of() : settings.inputs().symbols();
    }

    /// The digest of every number that a forecast depends on.
    @Override
    public long digest() {
        Digest digest = new Digest().add("network");
        digest.add(standardization.digest());
        digest.add(anchor.digest());
        digest.add(settings.encoderHiddenSize()).add(settings.encoderLayers());
        digest.add(settings.sharedEncoder() ? 1 : 0);
        digest.add(settings.headHiddenSize()).add(settings.headLayers());
        digest.add(settings.anchor().name()).add(settings.skew().name()).add(settings.skewMax());
        if (!shape.isNone()) { // a network from before there were corrections keeps its digest
            shape.addTo(digest);
        }
        for (float[] weights : members) {
            for (float weight : weights) {
                digest.add(Float.floatToRawIntBits(weight));
            }
        }
        return digest.value();
    }
}
