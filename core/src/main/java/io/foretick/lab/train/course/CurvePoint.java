package io.foretick.lab.train.course;

/// How far a member was at one step. Losses are in nats, lower is better.
///
/// @param stage what it was trained for
/// @param member counted from zero
/// @param step how many steps were done
/// @param trainingLoss mean since the point before, with dropout; NaN before the first step
/// @param validationLoss on the latest instants; NaN where nothing is held out
public record CurvePoint(
        StageName stage, int member, int step, double trainingLoss, double validationLoss) {}
