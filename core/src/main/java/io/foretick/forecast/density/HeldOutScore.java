package io.foretick.forecast.density;

/// Mean log scores in nats (higher is better) of a model and two baselines on the same returns,
/// none of which any of them was fitted to.
///
/// @param horizon `mix`, or the horizon in minutes, such as `15m`
/// @param returns how many were scored
/// @param model score of the model
/// @param constantT score of a Student-t law that knows no present variance
/// @param gaussian score of a normal law on a weighted mean with a half-life of three hours
/// @param overConstantT model less `constantT`
/// @param overGaussian model less `gaussian`
public record HeldOutScore(
        String horizon,
        long returns,
        double model,
        double constantT,
        double gaussian,
        MeanDifference overConstantT,
        MeanDifference overGaussian) {}
