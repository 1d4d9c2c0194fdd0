package io.foretick.forecast.direction.online;

import io.foretick.base.Stateful;
import io.foretick.forecast.direction.FeatureVector;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.StatePart;
import io.foretick.forecast.direction.Update.Lesson;
import io.foretick.math.Logistic;

import java.util.List;

/// A softmax of two linear logits that learns by Adam, one judged prediction at a time. Owned by
/// its predictor.
///
/// How it works: the loss is `weight * crossEntropy + strength * |parameters - anchor|^2`. Two slow
/// copies follow the parameters: the average, with which predictions are made, and the anchor,
/// which follows only what was rewarded or is trusted. A flipped model's outputs stand for the
/// other side: its logits leave swapped, and its targets come in swapped.
final class LinearModel implements Learner {

    /// Both logits as everyone else sees them.
    record Logits(double up, double down) {

        boolean areFinite() {
            return Double.isFinite(up - down);
        }
    }

    private final DirectionSettings settings;
    private final ModelName name;
    private final boolean flipped;
    private final int features;
    private final Parameters parameters;
    private final Parameters average;
    private final Parameters anchor;
    private final Adam adam;
    private final double[] gradient;

    LinearModel(ModelName name, int features, DirectionSettings settings) {
        this.settings = settings;
        this.name = name;
        this.flipped = settings.training().flipped().contains(name);
        this.features = features;
        this.parameters = Parameters.start(features, settings.training().start());
        this.average = parameters.copy();
        this.anchor = parameters.copy();
        this.adam = new Adam(parameters.size(), settings.training());
        this.gradient = new double[parameters.size()];
    }

    /// What the parameters say of the features; not finite where those are not.
    Logits logits(FeatureVector x) {
        Parameters used = settings.averaging().predictsWithAverages() ? average : parameters;
        double first = used.logitUp(x);
        double second = used.logitDown(x);
        return flipped ? new Logits(second, first) : new Logits(first, second);
    }

    @Override
    public Lesson learn(Occasion occasion) {
        FeatureVector x = occasion.prediction().features();
        double weight = occasion.weight().total();
        double target = occasion.fact().direction().outcome();
        double inner = flipped ? 1.0 - target : target;
        double margin = parameters.logitUp(x) - parameters.logitDown(x);
        double strength = strength(occasion);
        double task = weight * Logistic.crossEntropy(margin, inner);
        double total = task + strength * parameters.squaredDistance(anchor);
        differentiate(x, weight * (Logistic.probability(margin) - inner), strength);
        boolean learns = occasion.learning() && Double.isFinite(total) && gradientIsFinite();
        double rate = learns ? rate(occasion) : 0.0;
        boolean anchorMoves = learns && step(rate, occasion);
        return new Lesson(
                learns,
                anchorMoves,
                task,
                total,
                rate,
                strength,
                weight,
                occasion.weight().ofClass(),
                parameters.norm(),
                average.norm(),
                anchor.norm());
    }

    /// All that it has learnt, piece by piece.
    List<StatePart> parts() {
        return List.of(
                part("params", parameters),
                part("ema", average),
                part("anchor", anchor),
                part("optimizer", adam));
    }

    private StatePart part(String piece, Stateful state) {
        return new StatePart(name.name(), piece, state);
    }

    private double rate(Occasion occasion) {
        double factor = settings.modulation().rateFactor(decision(occasion));
        return settings.training().learningRate() * factor * occasion.performance();
    }

    private double strength(Occasion occasion) {
        double factor = settings.modulation().strengthFactor(decision(occasion));
        return settings.averaging().anchorStrength() * factor;
    }

    private static Recall.Decision decision(Occasion occasion) {
        return occasion.prediction().recall().decision();
    }

    /// Takes the step; tells whether the anchor followed.
    private boolean step(double rate, Occasion occasion) {
        DirectionSettings.Averaging averaging = settings.averaging();
        adam.step(parameters.values(), gradient, rate);
        average.follow(parameters, averaging.averageDecay());
        boolean moves = averaging.movesAnchor(occasion.reward(), decision(occasion));
        if (moves) {
            anchor.follow(parameters, averaging.anchorDecay());
        }
        return moves;
    }

    /// The loss by each parameter.
    ///
    /// @param slope the loss by the logit of up; by that of down it is the opposite
    private void differentiate(FeatureVector x, double slope, double strength) {
        double[] here = parameters.values();
        double[] there = anchor.values();
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] = 2.0 * strength * (here[k] - there[k]);
        }
        for (int k = 0; k < features; k++) {
            gradient[k] += slope * x.get(k);
            gradient[features + k] -= slope * x.get(k);
        }
        gradient[2 * features] += slope;
        gradient[2 * features + 1] -= slope;
    }

    /// Whether the gradient's square, which the optimiser keeps, is finite too.
    private boolean gradientIsFinite() {
        double squares = 0.0;
        for (double slope : gradient) {
            squares += slope * slope;
        }
        return Double.isFinite(squares);
    }
}
