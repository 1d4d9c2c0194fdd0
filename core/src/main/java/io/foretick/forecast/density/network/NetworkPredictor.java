package io.foretick.forecast.density.network;

import io.foretick.base.DensityCurve;
import io.foretick.base.Times;
import io.foretick.feature.sequence.FeatureSequence;
import io.foretick.feature.sequence.SequenceSpec;
import io.foretick.forecast.DensityPredictor;
import io.foretick.forecast.density.CurveKnots;
import io.foretick.forecast.density.Horizons;
import io.foretick.market.second.BarSeries;
import io.foretick.market.second.SecondSeries;
import io.foretick.math.ShapeCorrection;
import io.foretick.math.kernel.Arithmetic;
import io.foretick.math.kernel.FloatValues;
import io.foretick.math.kernel.Matrix;
import io.foretick.math.network.Parameters;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads the laws of some coins off a [NetworkModel]: features once, one encoding for each group of
/// coins and member, then the head at every knot of the curve. Owned by one thread.
///
/// A network of minutes sees the past up to the last whole minute; its law holds from the instant
/// itself on.
final class NetworkPredictor implements DensityPredictor {

    private final NetworkSettings settings;
    private final SequenceSpec spec;
    private final FeatureSequence features;
    private final List<SecondSeries> coins;
    private final List<int[]> groups = new ArrayList<>(); // places of coins taken together
    private final List<AnchorMemory> memories = new ArrayList<>();
    private final List<DensityNetwork> members = new ArrayList<>();
    private final List<AnchorLaw> laws = new ArrayList<>(); // one for each knot
    private final List<ShapeCorrection> shapes = new ArrayList<>(); // one for each knot
    private final int stepSeconds;
    private final float[] values;
    private final double[][] anchors; // [knot][coin, input]
    private final double[] ofCoin = new double[AnchorLaw.INPUTS];
    private final double[][] outputs; // [knot][coin, output], summed over members

    /// @param arithmetic in single precision; which one changes no bit
    NetworkPredictor(
            NetworkModel model, List<? extends SecondSeries> coins, Arithmetic arithmetic) {
        this.settings = model.settings();
        this.spec = settings.inputs();
        this.features = new FeatureSequence(model.standardization());
        this.stepSeconds = spec.stepSeconds().getFirst();
        this.values = new float[spec.size()];
        this.anchors = new double[Horizons.KNOTS][settings.coins() * AnchorLaw.INPUTS];
        this.outputs = new double[Horizons.KNOTS][settings.coins() * DensityNetwork.OUTPUTS];
        this.coins = List.copyOf(coins);
        for (int coin = 0; coin < coins.size(); coin++) {
            checkKind(coins.get(coin));
            memories.add(new AnchorMemory(model.anchor(), coins.get(coin)));
            if (settings.isShared()) {
                groups.add(new int[] {coin});
            }
        }
        if (!settings.isShared()) {
            groups.add(together());
        }
        for (float[] weights : model.members()) {
            var parameters =
                    new Parameters(
                            DensityNetwork.layout(settings), arithmetic, FloatValues.over(weights));
            members.add(new DensityNetwork(settings, parameters, 1, Horizons.KNOTS));
        }
        for (int knot = 0; knot < Horizons.KNOTS; knot++) {
            AnchorLaw law = new AnchorLaw(model.anchor(), settings);
            law.horizon(Horizons.knotSeconds(knot));
            laws.add(law);
            shapes.add(model.shape().at(Horizons.knotSeconds(knot)));
        }
    }

    @Override
    public List<@Nullable DensityCurve> at(long endSecond) {
        @Nullable DensityCurve[] curves = new @Nullable DensityCurve[coins.size()];
        long known = endSecond - Math.floorMod(endSecond, stepSeconds);
        for (int[] group : groups) {
            List<SecondSeries> series = Arrays.stream(group).mapToObj(coins::get).toList();
            if (features.write(series, known, horizonFeature(0), values)) {
                for (int k = 0; k < group.length; k++) {
                    anchor(group[k], k, endSecond, known);
                }
                predict();
                for (int k = 0; k < group.length; k++) {
                    curves[group[k]] = curve(k, endSecond);
                }
            }
        }
        return Arrays.asList(curves);
    }

    /// Writes down what the anchor knows of a coin at every knot.
    private void anchor(int coin, int inGroup, long endSecond, long known) {
        memories.get(coin).at(known, ofCoin);
        for (int knot = 0; knot < Horizons.KNOTS; knot++) {
            laws.get(knot).instant(endSecond * Times.SECOND_NS, ofCoin);
            int at = inGroup * AnchorLaw.INPUTS;
            System.arraycopy(ofCoin, 0, anchors[knot], at, AnchorLaw.INPUTS);
        }
    }

    /// Sums the members' outputs at every knot.
    private void predict() {
        for (double[] row : outputs) {
            Arrays.fill(row, 0);
        }
        for (DensityNetwork member : members) {
            member.window(0, 1, values);
            member.encode(1);
            for (int knot = 0; knot < Horizons.KNOTS; knot++) {
                features.writeHorizon(horizonFeature(knot), values);
                member.statics(knot, values, anchors[knot]);
            }
            Matrix result = member.head(1, Horizons.KNOTS);
            for (int knot = 0; knot < Horizons.KNOTS; knot++) {
                for (int k = 0; k < outputs[knot].length; k++) {
                    outputs[knot][k] += result.get(knot, k);
                }
            }
        }
    }

    private DensityCurve curve(int inGroup, long endSecond) {
        CurveKnots curve = new CurveKnots(Horizons.KNOTS);
        double share = 1.0 / members.size();
        int at = inGroup * DensityNetwork.OUTPUTS;
        for (int knot = 0; knot < Horizons.KNOTS; knot++) {
            int from = inGroup * AnchorLaw.INPUTS;
            System.arraycopy(anchors[knot], from, ofCoin, 0, AnchorLaw.INPUTS);
            AnchorLaw law = laws.get(knot);
            law.instant(endSecond * Times.SECOND_NS, ofCoin);
            double[] row = outputs[knot];
            law.correct(row[at] * share, row[at + 1] * share, row[at + 2] * share);
            double seconds = Horizons.knotSeconds(knot);
            curve.add(seconds, law.variance(), law.nu(), law.lambda(), shapes.get(knot));
        }
        return curve.curve();
    }

    /// No shorter horizon than a step was trained on.
    private long horizonFeature(int knot) {
        return Math.max((long) Horizons.knotSeconds(knot), stepSeconds);
    }

    private void checkKind(SecondSeries coin) {
        int bar = coin instanceof BarSeries bars ? bars.barSeconds() : 1;
        if (bar != stepSeconds) {
            throw new IllegalArgumentException(
                    "the network reads bars of %d s, those of %s have %d s"
                            .formatted(stepSeconds, coin.symbol(), bar));
        }
    }

    /// Where the coins stand that the network takes together, in its own order.
    private int[] together() {
        List<String> given = coins.stream().map(SecondSeries::symbol).toList();
        int[] places = spec.symbols().stream().mapToInt(given::indexOf).toArray();
        if (Arrays.stream(places).anyMatch(place -> place < 0)) {
            throw new IllegalArgumentException(
                    "the network takes " + spec.symbols() + " together, given were " + given);
        }
        return places;
    }
}
