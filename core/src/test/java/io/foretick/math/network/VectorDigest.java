package io.foretick.math.network;

import io.foretick.math.kernel.Arithmetic;

import java.util.function.LongSupplier;

/// What training in vectors gives. Made anew for each width by [LaneWidthTest].
public final class VectorDigest implements LongSupplier {

    @Override
    public long getAsLong() {
        return SmallModel.digestOfTraining(Arithmetic.vector());
    }
}
