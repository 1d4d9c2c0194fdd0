package io.foretick.cli;

import io.foretick.base.DensityCurve;
import io.foretick.forecast.ReturnLaw;
import io.foretick.math.Elementary;

import java.time.Instant;
import java.util.OptionalDouble;

/// What a model said of one coin at an instant.
///
/// @param coin such as `BTC`
/// @param modelDigest which model, 16 hexadecimal digits
/// @param at the last instant that the model had seen; horizons begin there
/// @param price the last one before, if it is known
/// @param curve the laws
record CoinLaw(
        String coin, String modelDigest, Instant at, OptionalDouble price, DensityCurve curve) {

    /// The law of the log return over so many seconds.
    ReturnLaw over(double seconds) {
        return ReturnLaw.of(curve, seconds);
    }

    /// Probability that the price is not below a reference after so many seconds; nothing where the
    /// price is not known.
    OptionalDouble up(double seconds, double reference) {
        return price.isPresent()
                ? OptionalDouble.of(
                        over(seconds).survival(Elementary.log(reference / price.getAsDouble())))
                : OptionalDouble.empty();
    }
}
