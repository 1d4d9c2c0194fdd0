package io.foretick.lab.train;

import io.foretick.base.Times;
import io.foretick.feature.sequence.FeatureSequence;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.network.AnchorLaw;
import io.foretick.lab.train.settings.TrainingSettings;
import io.foretick.market.second.SecondSeries;

/// What is known at one instant, how far ahead is looked, and what came. Filled again and again by
/// its owner; one thread.
public final class Sample {

    private final Stage stage;
    private final Instants instants;
    private final AnchorLaw law;
    private final double[] anchors; // [coin][input]
    private final double[] ofCoin = new double[AnchorLaw.INPUTS];
    private int instant;
    private int horizonSeconds;

    /// @param stage whose anchor and ticks count
    /// @param instants that samples are taken of, of the stage or of what it is judged on
    Sample(TrainingSettings settings, Stage stage, Instants instants) {
        this.stage = stage;
        this.instants = instants;
        this.law = new AnchorLaw(stage.anchor(), settings.network());
        this.anchors = new double[settings.network().coins() * AnchorLaw.INPUTS];
    }

    /// Takes a sample.
    ///
    /// @param values filled with its features
    void take(Samples samples, int sample, FeatureSequence features, float[] values) {
        instant = samples.instant(sample);
        horizonSeconds = samples.horizonSeconds(sample);
        long end = instants.end(instant);
        if (!features.write(instants.series(instant), end, horizonSeconds, values)) {
            throw new IllegalStateException("the past of instant " + end + " has gone");
        }
        instants.memories(instant, anchors);
        law.horizon(horizonSeconds);
        for (int at = 0; at < anchors.length; at += AnchorLaw.INPUTS) {
            turn(at);
            System.arraycopy(ofCoin, 0, anchors, at, AnchorLaw.INPUTS);
        }
    }

    public int horizonSeconds() {
        return horizonSeconds;
    }

    /// What the network reads of the anchor, [AnchorLaw#INPUTS] numbers of each coin; valid until
    /// the next sample.
    public double[] anchors() {
        return anchors;
    }

    /// The law that the outputs for a coin correct, until the next call.
    public AnchorLaw law(int coin) {
        turn(coin * AnchorLaw.INPUTS);
        return law;
    }

    /// The anchor itself.
    public HarModel anchor() {
        return stage.anchor();
    }

    /// What came of a coin.
    public double returnLog(int coin) {
        return instants.returnLog(instant, coin, horizonSeconds);
    }

    /// Least step of a coin's price over the price.
    public double tickLog(int coin) {
        SecondSeries series = instants.series(instant).get(coin);
        return stage.ticks().log(series, instants.end(instant));
    }

    private void turn(int at) {
        System.arraycopy(anchors, at, ofCoin, 0, AnchorLaw.INPUTS);
        law.instant(instants.end(instant) * Times.SECOND_NS, ofCoin);
    }
}
