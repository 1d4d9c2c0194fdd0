package io.foretick.forecast.direction.online;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.event.Bar;
import io.foretick.forecast.direction.Direction;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.Update;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A model's way through some hundred candles, against the documents' formulas written down once
/// more in the plainest way.
class NaiveTwinTest {

    private static final double NEAR = 1e-12;

    @ParameterizedTest
    @EnumSource(names = {"TRENDVIC", "OSCILLATOR", "VOLUMEMETRIX"})
    void everyLogitLossAndNormIsTheTwins(ModelName model) {
        List<Bar> bars = Rig.walk(77, 700);
        Rig rig = Rig.full(DirectionSettings.DEFAULT);
        rig.offerAll(bars);
        boolean flipped = model != ModelName.TRENDVIC;
        Twin twin = new Twin(model.ordinal() + 1, flipped);
        List<Update> updates = rig.updatesOf(model);
        assertEquals(580, updates.size());
        for (Update update : updates) {
            twin.checkPrediction(update.prediction());
            twin.checkLesson(update);
        }
        assertTrue(twin.anchorMoves > 50 && twin.anchorMoves < 580, "" + twin.anchorMoves);
        assertTrue(twin.modulated > 50);
    }

    private static final class Twin {

        private final int features;
        private final boolean flipped;
        private final double[][] weights; // [feature or bias][up, down]
        private final double[][] average;
        private final double[][] anchor;
        private final double[][] means;
        private final double[][] squares;
        private final Map<Direction, Double> shares = new EnumMap<>(Direction.class);
        private final List<Boolean> hits = new ArrayList<>();
        private int steps;
        private int anchorMoves;
        private int modulated;

        Twin(int features, boolean flipped) {
            this.features = features;
            this.flipped = flipped;
            weights = new double[features + 1][2];
            double sum = 0;
            for (int k = 0; k < features; k++) {
                weights[k][0] = features == 1 ? 0.5 : 0.5 + k * (1.0 / (features - 1));
                sum += weights[k][0] * weights[k][0];
            }
            for (int k = 0; k < features; k++) {
                weights[k][0] = 3.0 * weights[k][0] / Math.sqrt(sum);
                weights[k][1] = -weights[k][0];
            }
            average = copy(weights);
            anchor = copy(weights);
            means = new double[features + 1][2];
            squares = new double[features + 1][2];
            shares.put(Direction.UP, 0.5);
            shares.put(Direction.DOWN, 0.5);
            shares.put(Direction.FLAT, 0.0);
        }

        void checkPrediction(Prediction prediction) {
            double[] logits = logits(average, inputs(prediction));
            double up = flipped ? logits[1] : logits[0];
            double down = flipped ? logits[0] : logits[1];
            assertEquals(up, prediction.logitUp(), NEAR);
            assertEquals(down, prediction.logitDown(), NEAR);
            double rawUp = Math.exp(up) / (Math.exp(up) + Math.exp(down));
            assertEquals(rawUp, prediction.rawUp(), NEAR);
        }

        void checkLesson(Update update) {
            Update.Lesson lesson = update.lesson();
            Direction fact = update.fact().direction();
            double classWeight = 1;
            if (fact != Direction.FLAT) {
                double lack = 0.5 / Math.max(shares.getOrDefault(fact, 0.0), 0.05) - 1;
                classWeight = Math.min(2, Math.max(0.5, 1 + 0.5 * lack));
            }
            double weight = (fact == Direction.FLAT ? 0.25 : 1) * classWeight;
            assertEquals(classWeight, lesson.classWeight(), NEAR);
            assertEquals(weight, lesson.sampleWeight(), NEAR);

            Recall.Decision known = update.prediction().recall().decision();
            double wins = known.isKnown() ? known.wins() : 0.5;
            double strength = 1e-4 * clamp(1 + 0.2 * known.trust() * (wins - 0.5), 0.5, 2);
            double rate =
                    0.001 * clamp(1 + 0.5 * known.trust() * (0.5 - wins), 0.5, 2) * performance();
            modulated += rate == 0.001 ? 0 : 1;
            assertEquals(strength, lesson.anchorStrength(), NEAR);
            assertEquals(rate, lesson.learningRate(), NEAR);

            double[] targets = targets(fact);
            double[] inputs = inputs(update.prediction());
            double[] logits = logits(weights, inputs);
            double both = Math.exp(logits[0]) + Math.exp(logits[1]);
            double loss = 0;
            double pull = 0;
            for (int side = 0; side < 2; side++) {
                loss -= weight * targets[side] * Math.log(Math.exp(logits[side]) / both);
                for (int k = 0; k <= features; k++) {
                    pull += Math.pow(weights[k][side] - anchor[k][side], 2);
                }
            }
            assertEquals(loss, lesson.taskLoss(), NEAR);
            assertEquals(loss + strength * pull, lesson.totalLoss(), NEAR);

            step(inputs, targets, weight, strength, rate);
            follow(average, 0.999);
            double reward = update.reward();
            boolean moves = reward > 0 || known.trust() >= 0.2;
            assertEquals(moves, lesson.anchorMoved());
            if (moves) {
                follow(anchor, 0.9999);
                anchorMoves++;
            }
            assertEquals(norm(weights), lesson.parameterNorm(), NEAR);
            assertEquals(norm(average), lesson.averageNorm(), NEAR);
            assertEquals(norm(anchor), lesson.anchorNorm(), NEAR);

            hits.add(update.prediction().direction() == fact);
            shares.replaceAll((side, share) -> 0.98 * share + (side == fact ? 0.02 : 0));
        }

        private void step(
                double[] inputs, double[] targets, double weight, double strength, double rate) {
            double[] logits = logits(weights, inputs);
            double both = Math.exp(logits[0]) + Math.exp(logits[1]);
            double[][] gradient = new double[features + 1][2];
            for (int k = 0; k <= features; k++) {
                for (int side = 0; side < 2; side++) {
                    double probability = Math.exp(logits[side]) / both;
                    gradient[k][side] =
                            weight * (probability - targets[side]) * inputs[k]
                                    + 2 * strength * (weights[k][side] - anchor[k][side]);
                }
            }
            steps++;
            for (int k = 0; k <= features; k++) {
                for (int side = 0; side < 2; side++) {
                    double g = gradient[k][side];
                    means[k][side] = 0.9 * means[k][side] + 0.1 * g;
                    squares[k][side] = 0.999 * squares[k][side] + 0.001 * g * g;
                    double m = means[k][side] / (1 - Math.pow(0.9, steps));
                    double v = squares[k][side] / (1 - Math.pow(0.999, steps));
                    double moved = weights[k][side] - rate * m / (Math.sqrt(v) + 1e-8);
                    weights[k][side] = clamp(moved, -5, 5);
                }
            }
        }

        private double performance() {
            List<Boolean> window = hits.subList(Math.max(0, hits.size() - 200), hits.size());
            if (window.size() < 50) {
                return 1;
            }
            double accuracy = (double) window.stream().filter(hit -> hit).count() / window.size();
            return clamp(1 + 0.4 * (accuracy - 0.5), 0.5, 1.5);
        }

        private double[] targets(Direction fact) {
            if (fact == Direction.FLAT) {
                return new double[] {0.5, 0.5};
            }
            boolean first = fact == Direction.UP;
            return first == flipped ? new double[] {0, 1} : new double[] {1, 0};
        }

        private double[] inputs(Prediction prediction) {
            double[] inputs = new double[features + 1];
            for (int k = 0; k < features; k++) {
                inputs[k] = prediction.features().get(k);
            }
            inputs[features] = 1;
            return inputs;
        }

        private double[] logits(double[][] used, double[] inputs) {
            double[] logits = new double[2];
            for (int k = 0; k <= features; k++) {
                logits[0] += used[k][0] * inputs[k];
                logits[1] += used[k][1] * inputs[k];
            }
            return logits;
        }

        private void follow(double[][] slow, double decay) {
            for (int k = 0; k <= features; k++) {
                for (int side = 0; side < 2; side++) {
                    slow[k][side] = decay * slow[k][side] + (1 - decay) * weights[k][side];
                }
            }
        }

        private double norm(double[][] of) {
            double sum = 0;
            for (int k = 0; k < features; k++) {
                sum += of[k][0] * of[k][0] + of[k][1] * of[k][1];
            }
            return Math.sqrt(sum);
        }

        private static double clamp(double value, double min, double max) {
            return Math.min(max, Math.max(min, value));
        }

        private static double[][] copy(double[][] of) {
            double[][] copy = new double[of.length][];
            for (int k = 0; k < of.length; k++) {
                copy[k] = of[k].clone();
            }
            return copy;
        }
    }
}
