package io.foretick.forecast.density.evaluation;

import io.foretick.forecast.density.score.MeanDifference;

import java.util.List;

/// How all contestants did on one group of questions, in their order.
///
/// @param name of the group, such as `mix`, `15m` or `BTC`
/// @param questions how many there were
/// @param marks of each contestant
/// @param up of each, on the ends of markets; empty where the horizon is fixed
/// @param gains log score of the first contestant less that of each, itself included
/// @param upGains log loss of each contestant's probabilities less that of the first: above 0 where
///   the first is better; empty where the horizon is fixed
/// @param pitTests of each; empty but for fixed horizons
public record GroupScores(
        String name,
        int questions,
        List<Marks> marks,
        List<Marks.Up> up,
        List<MeanDifference> gains,
        List<MeanDifference> upGains,
        List<PitTest> pitTests) {

    public GroupScores {
        marks = List.copyOf(marks);
        up = List.copyOf(up);
        gains = List.copyOf(gains);
        upGains = List.copyOf(upGains);
        pitTests = List.copyOf(pitTests);
    }
}
