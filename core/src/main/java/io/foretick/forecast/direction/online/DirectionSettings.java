package io.foretick.forecast.direction.online;

import io.foretick.base.Checks;
import io.foretick.forecast.direction.ModelName;
import io.foretick.forecast.direction.Recall;
import io.foretick.forecast.direction.Thresholds;

import java.util.List;

/// All numbers by which the online models learn, abstain and are blended. The defaults are the
/// documents'. Immutable; not for what belongs to a calibration or to pattern memory.
public record DirectionSettings(
        Training training,
        Averaging averaging,
        Weighing weighing,
        Modulation modulation,
        Abstention abstention,
        Blending blending) {

    /// The documents' values, with the fixed rule for what counts as flat.
    public static final DirectionSettings DEFAULT =
            new DirectionSettings(
                    Training.DEFAULT,
                    Averaging.DEFAULT,
                    Weighing.DEFAULT,
                    Modulation.DEFAULT,
                    Abstention.DEFAULT,
                    Blending.DEFAULT);

    /// The same with another bound for facts; moves up to it are flat, always.
    public DirectionSettings withFactFlatBps(double factFlatBps) {
        return with(abstention.with(new FlatPolicy.Fixed(factFlatBps)));
    }

    /// The same with bounds that follow the market. The bound on a side's probability goes to one
    /// half, because it would otherwise decide alone and the difference could adapt to nothing.
    public DirectionSettings adaptive() {
        Thresholds open = new Thresholds(0.5, abstention.thresholds.delta());
        return with(abstention.with(open).with(FlatPolicy.Adaptive.DEFAULT))
                .with(blending.with(new Thresholds(0.5, blending.thresholds.delta())));
    }

    /// The same with other rules of abstention.
    public DirectionSettings with(Abstention other) {
        return new DirectionSettings(training, averaging, weighing, modulation, other, blending);
    }

    /// The same with another way of training.
    public DirectionSettings with(Training other) {
        return new DirectionSettings(other, averaging, weighing, modulation, abstention, blending);
    }

    /// The same with other averages.
    public DirectionSettings with(Averaging other) {
        return new DirectionSettings(training, other, weighing, modulation, abstention, blending);
    }

    /// The same with another blend.
    public DirectionSettings with(Blending other) {
        return new DirectionSettings(training, averaging, weighing, modulation, abstention, other);
    }

    /// How an online model begins and takes a step.
    ///
    /// @param start its first weights
    /// @param learningRate Adam's rate before modulation
    /// @param firstDecay Adam's decay of the mean gradient
    /// @param secondDecay Adam's decay of the mean squared gradient
    /// @param epsilon added to the root of the mean square
    /// @param weightLimit no parameter exceeds this in size
    /// @param flipped models whose outputs stand for the other side
    public record Training(
            Start start,
            double learningRate,
            double firstDecay,
            double secondDecay,
            double epsilon,
            double weightLimit,
            List<ModelName> flipped) {

        public static final Training DEFAULT =
                new Training(
                        new Start.Heuristic(3.0),
                        0.001,
                        0.9,
                        0.999,
                        1e-8,
                        5.0,
                        List.of(ModelName.OSCILLATOR, ModelName.VOLUMEMETRIX));

        public Training {
            Checks.inRange(learningRate, 0.0, 1.0, "learningRate");
            Checks.inRange(firstDecay, 0.0, Math.nextDown(1.0), "firstDecay");
            Checks.inRange(secondDecay, 0.0, Math.nextDown(1.0), "secondDecay");
            Checks.inRange(epsilon, Double.MIN_NORMAL, 1.0, "epsilon");
            Checks.inRange(weightLimit, Double.MIN_NORMAL, 1e6, "weightLimit");
            flipped = List.copyOf(flipped);
        }
    }

    /// A model's first weights; its biases begin at zero.
    public sealed interface Start {

        /// Rising weights for up from 0.5 to 1.5, brought to one Euclidean length; down has the
        /// opposite.
        ///
        /// @param logitScale that length
        record Heuristic(double logitScale) implements Start {
            public Heuristic {
                Checks.inRange(logitScale, 0.0, 1e3, "logitScale");
            }
        }

        /// Normally distributed weights.
        ///
        /// @param scale their standard deviation
        record Random(long seed, double scale) implements Start {

            public static final Random DEFAULT = new Random(42, 0.1);

            public Random {
                Checks.inRange(scale, 0.0, 1e3, "scale");
            }
        }
    }

    /// The two slow copies of a model's parameters.
    ///
    /// @param averageDecay how much of the average stays at each step
    /// @param anchorDecay the same of the anchor
    /// @param anchorTrustMin a decision remembered with this trust moves the anchor without reward
    /// @param anchorStrength weight of the pull to the anchor before modulation
    /// @param predictsWithAverages whether predictions are made with the averages
    public record Averaging(
            double averageDecay,
            double anchorDecay,
            double anchorTrustMin,
            double anchorStrength,
            boolean predictsWithAverages) {

        public static final Averaging DEFAULT = new Averaging(0.999, 0.9999, 0.2, 1e-4, true);

        public Averaging {
            Checks.inRange(averageDecay, 0.0, 1.0, "averageDecay");
            Checks.inRange(anchorDecay, 0.0, 1.0, "anchorDecay");
            Checks.inRange(anchorTrustMin, 0.0, 1.0, "anchorTrustMin");
            Checks.inRange(anchorStrength, 0.0, 1.0, "anchorStrength");
        }

        /// Whether the anchor follows a step: after reward, or where memory trusts the decision. An
        /// anti-pattern that earned nothing never moves it.
        boolean movesAnchor(double reward, Recall.Decision decision) {
            if (reward == 0.0 && decision.antiPattern()) {
                return false;
            }
            return reward > 0.0 || decision.trust() >= anchorTrustMin;
        }
    }

    /// How much a fact weighs in learning.
    ///
    /// @param flatWeight weight of a flat fact
    /// @param shareDecay how much of a class's share stays at each fact
    /// @param shareMin a class's share counts as at least this
    /// @param pull how much of the lack or surplus of a class is made up for
    /// @param weightMin least weight of a class
    /// @param weightMax greatest weight of a class
    public record Weighing(
            double flatWeight,
            double shareDecay,
            double shareMin,
            double pull,
            double weightMin,
            double weightMax) {

        public static final Weighing DEFAULT = new Weighing(0.25, 0.98, 0.05, 0.5, 0.5, 2.0);

        public Weighing {
            Checks.inRange(flatWeight, 0.0, 1.0, "flatWeight");
            Checks.inRange(shareDecay, 0.0, 1.0, "shareDecay");
            Checks.inRange(shareMin, Double.MIN_NORMAL, 1.0, "shareMin");
            Checks.inRange(pull, 0.0, 1.0, "pull");
            Checks.inRange(weightMin, 0.0, weightMax, "weightMin");
        }
    }

    /// How memory and recent success change the rate of learning and the pull to the anchor.
    ///
    /// @param ratePull how much a trusted decision's failures raise the rate
    /// @param strengthPull how much its wins raise the pull to the anchor
    /// @param factorMin least factor of either
    /// @param factorMax greatest factor of either
    /// @param performance what recent success does to the rate
    public record Modulation(
            double ratePull,
            double strengthPull,
            double factorMin,
            double factorMax,
            Performance performance) {

        public static final Modulation DEFAULT =
                new Modulation(0.5, 0.2, 0.5, 2.0, Performance.DEFAULT);

        public Modulation {
            Checks.inRange(ratePull, 0.0, 10.0, "ratePull");
            Checks.inRange(strengthPull, 0.0, 10.0, "strengthPull");
            Checks.inRange(factorMin, 0.0, factorMax, "factorMin");
        }

        /// What a remembered decision does to the rate: failures that can be trusted raise it.
        double rateFactor(Recall.Decision decision) {
            double lack = decision.isKnown() ? 0.5 - decision.wins() : 0.0;
            return Math.clamp(1.0 + ratePull * decision.trust() * lack, factorMin, factorMax);
        }

        /// What a remembered decision does to the pull of the anchor: trusted wins raise it.
        double strengthFactor(Recall.Decision decision) {
            double surplus = decision.isKnown() ? decision.wins() - 0.5 : 0.0;
            return Math.clamp(
                    1.0 + strengthPull * decision.trust() * surplus, factorMin, factorMax);
        }
    }

    /// What recent success does to the rate of learning.
    ///
    /// @param window judged predictions that are looked at
    /// @param samplesMin fewer tell nothing
    /// @param pull how much the share of hits above one half raises the rate
    /// @param factorMin least factor
    /// @param factorMax greatest factor
    public record Performance(
            int window, int samplesMin, double pull, double factorMin, double factorMax) {

        public static final Performance DEFAULT = new Performance(200, 50, 0.4, 0.5, 1.5);

        public Performance {
            Checks.inRange(window, 1, 1 << 20, "window");
            Checks.inRange(samplesMin, 1, window, "samplesMin");
            Checks.inRange(pull, 0.0, 10.0, "pull");
            Checks.inRange(factorMin, 0.0, factorMax, "factorMin");
        }

        /// What the newest hits do to the rate.
        double factor(HitWindow hits) {
            if (hits.size() < samplesMin) {
                return 1.0;
            }
            return Math.clamp(1.0 + pull * (hits.share() - 0.5), factorMin, factorMax);
        }
    }

    /// When a model abstains.
    ///
    /// @param thresholds where it does so before memory has its say
    /// @param contextTrustMin a prior that is trusted less changes nothing
    /// @param raise by how much a prior of flat raises the thresholds
    /// @param lower by how much a prior for the predicted side lowers them
    /// @param antiPattern what an anti-pattern adds to them
    /// @param policy what counts as flat
    public record Abstention(
            Thresholds thresholds,
            double contextTrustMin,
            double raise,
            double lower,
            Thresholds antiPattern,
            FlatPolicy policy) {

        public static final Abstention DEFAULT =
                new Abstention(
                        Thresholds.DEFAULT,
                        0.15,
                        0.12,
                        0.08,
                        new Thresholds(0.08, 0.05),
                        new FlatPolicy.Fixed(1.0));

        public Abstention {
            Checks.inRange(contextTrustMin, 0.0, 1.0, "contextTrustMin");
            Checks.inRange(raise, 0.0, 1.0, "raise");
            Checks.inRange(lower, 0.0, 1.0, "lower");
        }

        Abstention with(FlatPolicy other) {
            return new Abstention(thresholds, contextTrustMin, raise, lower, antiPattern, other);
        }

        Abstention with(Thresholds other) {
            return new Abstention(other, contextTrustMin, raise, lower, antiPattern, policy);
        }
    }

    /// How the ensemble weighs its members.
    ///
    /// @param thresholds where the ensemble abstains
    /// @param weights its members' weights by regime
    /// @param performanceShare how much of a weight is earned by recent success
    /// @param weightMin no member weighs less, before all are brought to one
    /// @param volatileTrendScale scale of the weight of TRENDVIC in a volatile market
    /// @param volatileRaise what a volatile market adds to the thresholds
    /// @param regimes how regimes are told apart
    public record Blending(
            Thresholds thresholds,
            RegimeWeights weights,
            double performanceShare,
            double weightMin,
            double volatileTrendScale,
            Thresholds volatileRaise,
            Regimes regimes) {

        public static final Blending DEFAULT =
                new Blending(
                        new Thresholds(0.55, 0.05),
                        RegimeWeights.DEFAULT,
                        0.3,
                        0.1,
                        0.6,
                        new Thresholds(0.05, 0.02),
                        Regimes.DEFAULT);

        public Blending {
            Checks.inRange(performanceShare, 0.0, 1.0, "performanceShare");
            Checks.inRange(weightMin, 0.0, 1.0 / 3.0, "weightMin");
            Checks.inRange(volatileTrendScale, 0.0, 1.0, "volatileTrendScale");
        }

        Blending with(Thresholds other) {
            return new Blending(
                    other,
                    weights,
                    performanceShare,
                    weightMin,
                    volatileTrendScale,
                    volatileRaise,
                    regimes);
        }
    }

    /// The ensemble's weights in each regime.
    public record RegimeWeights(Weights trending, Weights ranging, Weights turbulent) {

        public static final RegimeWeights DEFAULT =
                new RegimeWeights(
                        new Weights(0.5, 0.2, 0.3),
                        new Weights(0.2, 0.5, 0.3),
                        new Weights(0.25, 0.25, 0.5));

        /// The weights of one regime.
        Weights of(Regime regime) {
            return switch (regime) {
                case TRENDING -> trending;
                case RANGING -> ranging;
                case VOLATILE -> turbulent;
            };
        }
    }

    /// A weight for each of the three online models.
    public record Weights(double trendvic, double oscillator, double volumemetrix) {
        public Weights {
            Checks.inRange(trendvic, 0.0, 1.0, "trendvic");
            Checks.inRange(oscillator, 0.0, 1.0, "oscillator");
            Checks.inRange(volumemetrix, 0.0, 1.0, "volumemetrix");
        }
    }

    /// How regimes are told apart.
    ///
    /// @param volatileCandles newest returns whose deviation is held against that of the window
    /// @param volatileRatioMin from this ratio on a market is volatile
    /// @param trendCandles newest returns in which a trend is looked for
    /// @param efficiencyMin from this share of net to travelled way on a market trends
    public record Regimes(
            int volatileCandles, double volatileRatioMin, int trendCandles, double efficiencyMin) {

        public static final Regimes DEFAULT = new Regimes(20, 1.5, 30, 0.3);

        public Regimes {
            Checks.inRange(volatileCandles, 2, 119, "volatileCandles");
            Checks.inRange(volatileRatioMin, 0.0, 1e3, "volatileRatioMin");
            Checks.inRange(trendCandles, 1, 119, "trendCandles");
            Checks.inRange(efficiencyMin, 0.0, 1.0, "efficiencyMin");
        }
    }
}
