package io.foretick.forecast;

import io.foretick.base.DensityCurve;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A [DensityModel] at work on the recorded past of some coins. The same past and the same instant
/// give the same bits, whenever and in whatever order they are asked. Holds scratch and what is
/// worth keeping from one question to the next; owned by one thread.
public interface DensityPredictor {

    /// The laws of the log returns from `endSecond` on, one curve for each coin in their order.
    ///
    /// @param endSecond an epoch second; the seconds before it count. Fastest when it rises
    /// @return null for a coin of whose past too little is recorded
    List<@Nullable DensityCurve> at(long endSecond);
}
