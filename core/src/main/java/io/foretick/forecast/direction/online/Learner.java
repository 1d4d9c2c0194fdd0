package io.foretick.forecast.direction.online;

import io.foretick.forecast.direction.Fact;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Update.Lesson;
import io.foretick.math.Logistic;

/// What turns a judged prediction into a step of learning.
sealed interface Learner permits LinearModel, Learner.Unmoved {

    /// Takes a step, or only says what it would have cost while learning is off.
    Lesson learn(Occasion occasion);

    /// All that a step is made of.
    ///
    /// @param reward what the decision earned, after shaping
    /// @param weight of the sample, by the facts before it
    /// @param performance what recent success does to the rate
    /// @param learning whether parameters may change
    record Occasion(
            Prediction prediction,
            Fact fact,
            double reward,
            ClassShares.Weight weight,
            double performance,
            boolean learning) {}

    /// For models without parameters of their own: their calibrations learn, they do not.
    record Unmoved() implements Learner {

        @Override
        public Lesson learn(Occasion occasion) {
            ClassShares.Weight weight = occasion.weight();
            double margin = occasion.prediction().margin();
            double target = occasion.fact().direction().outcome();
            double loss = weight.total() * Logistic.crossEntropy(margin, target);
            return new Lesson(
                    occasion.learning(),
                    false,
                    loss,
                    loss,
                    0,
                    0,
                    weight.total(),
                    weight.ofClass(),
                    0,
                    0,
                    0);
        }
    }
}
