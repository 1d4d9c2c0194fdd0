package io.foretick.lab.train;

import io.foretick.forecast.density.EconometricModel;
import io.foretick.forecast.density.network.NetworkModel;
import io.foretick.lab.train.course.CurvePoint;

import java.util.List;
import java.util.SortedMap;

/// What comes out of training.
///
/// @param model ready to forecast
/// @param baselines by name, fitted on the same range
/// @param bestSteps of each member
/// @param bestLosses on the instants held out, of each member; empty where none were
/// @param anchorLoss of the anchor alone on them, NaN where none were
/// @param instants that were learned from in the last stage
/// @param curve how the losses went
public record Trained(
        NetworkModel model,
        SortedMap<String, EconometricModel> baselines,
        List<Integer> bestSteps,
        List<Double> bestLosses,
        double anchorLoss,
        int instants,
        List<CurvePoint> curve) {

    public Trained {
        bestSteps = List.copyOf(bestSteps);
        bestLosses = List.copyOf(bestLosses);
        curve = List.copyOf(curve);
    }
}
