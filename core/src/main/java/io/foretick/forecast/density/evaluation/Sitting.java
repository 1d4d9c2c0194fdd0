package io.foretick.forecast.density.evaluation;

import java.util.List;

/// The questions that are asked at one instant, about any of the coins.
///
/// @param endSecond epoch second at which the recorded past ends
/// @param questions by coin, then the fixed horizons, then the markets' durations
public record Sitting(long endSecond, List<Question> questions) {

    public Sitting {
        questions = List.copyOf(questions);
    }
}
