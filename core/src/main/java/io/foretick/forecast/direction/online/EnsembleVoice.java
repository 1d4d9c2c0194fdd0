package io.foretick.forecast.direction.online;

import io.foretick.forecast.direction.Prediction;
import io.foretick.forecast.direction.Thresholds;
import io.foretick.market.candle.CandleWindow;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Blends the calibrated probabilities of the three online models; the density has no part in it.
/// Owned by its predictor.
///
/// How it works: weights come from the market's regime; a share of each is earned by the members'
/// hits in their newest window, once all have enough of them; none falls below a least weight; and
/// all are brought to one.
final class EnsembleVoice {

    private static final int MEMBERS = 3;
    private static final Thresholds NO_CAUTION = new Thresholds(0, 0);

    private final DirectionSettings.Blending blending;
    private final int samplesMin;
    private final Map<Regime, List<String>> notes = new EnumMap<>(Regime.class);
    private final double[] weights = new double[MEMBERS];

    EnsembleVoice(DirectionSettings settings) {
        this.blending = settings.blending();
        this.samplesMin = settings.modulation().performance().samplesMin();
        for (Regime regime : Regime.values()) {
            notes.put(regime, List.of(regime.note()));
        }
    }

    /// What the members say together at the newest candle.
    ///
    /// @param members the newest predictions of the three models in their order
    /// @param lanes theirs, in the same order
    Outlook look(CandleWindow window, List<Prediction> members, List<ModelLane> lanes) {
        Regime regime = Regime.of(window, blending.regimes());
        weigh(regime, lanes);
        double up = 0.0;
        for (int k = 0; k < MEMBERS; k++) {
            up += weights[k] * members.get(k).calibrated().up();
        }
        boolean isVolatile = regime == Regime.VOLATILE;
        Thresholds caution = isVolatile ? blending.volatileRaise() : NO_CAUTION;
        return Outlook.of(up, caution, notes.getOrDefault(regime, List.of()));
    }

    /// The members' weights in this regime, which add to one. Read before the next call.
    double[] weigh(Regime regime, List<ModelLane> lanes) {
        DirectionSettings.Weights base = blending.weights().of(regime);
        weights[0] = base.trendvic();
        weights[1] = base.oscillator();
        weights[2] = base.volumemetrix();
        if (regime == Regime.VOLATILE) {
            weights[0] *= blending.volatileTrendScale();
        }
        normalise();
        reward(lanes);
        for (int k = 0; k < MEMBERS; k++) {
            weights[k] = Math.max(weights[k], blending.weightMin());
        }
        normalise();
        return weights;
    }

    private void reward(List<ModelLane> lanes) {
        double hits = 0.0;
        for (ModelLane lane : lanes) {
            if (lane.hits().size() < samplesMin) {
                return;
            }
            hits += lane.hits().share();
        }
        if (hits == 0.0) {
            return;
        }
        double share = blending.performanceShare();
        for (int k = 0; k < MEMBERS; k++) {
            double earned = lanes.get(k).hits().share() / hits;
            weights[k] = (1.0 - share) * weights[k] + share * earned;
        }
    }

    private void normalise() {
        double sum = 0.0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int k = 0; k < MEMBERS; k++) {
            weights[k] /= sum;
        }
    }
}
