package io.foretick.lab.train;

import io.foretick.base.DensityCurve;
import io.foretick.forecast.DensityPredictor;
import io.foretick.forecast.ReturnLaw;
import io.foretick.forecast.density.network.NetworkModel;
import io.foretick.forecast.density.network.ShapeByHorizon;
import io.foretick.forecast.density.network.ShapeFit;
import io.foretick.lab.train.settings.TrainingSettings;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Learns, after the weights, how the shape of a network's laws is to be corrected: from where the
/// returns of the training range fell in the very curves that the network would publish. Coins
/// count as independent. Prices that stand where they were are passed over: most of them are no
/// small moves but none. The mass of half a tick that is missed with them is small where a price
/// moves by many ticks. Used once, one thread.
final class ShapeLesson {

    /// No more instants are asked, spread evenly over the range.
    private static final int INSTANTS = 20_000;

    private static final List<Integer> HORIZON_SECONDS =
            List.of(60, 120, 300, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400);

    private final Instants instants;
    private final NetworkModel model;
    private final int every;
    private final double spacingSeconds;
    private final ShapeFit fit = new ShapeFit(HORIZON_SECONDS);

    /// @param model whose laws are not corrected yet
    ShapeLesson(Instants instants, TrainingSettings settings, NetworkModel model) {
        this.instants = instants;
        this.model = model;
        this.every = Math.ceilDiv(instants.size(), INSTANTS);
        this.spacingSeconds = every * settings.stepSeconds() / settings.density();
    }

    ShapeByHorizon learn() {
        List<DensityPredictor> predictors = new ArrayList<>();
        instants.groups().forEach(group -> predictors.add(model.over(group)));
        for (int k = 0; k < instants.size(); k += every) {
            List<@Nullable DensityCurve> told =
                    predictors.get(instants.group(k)).at(instants.end(k));
            for (int coin = 0; coin < told.size(); coin++) {
                DensityCurve curve = told.get(coin);
                if (curve != null) {
                    take(k, coin, curve);
                }
            }
        }
        return fit.fit();
    }

    private void take(int instant, int coin, DensityCurve curve) {
        for (int k = 0; k < HORIZON_SECONDS.size(); k++) {
            int seconds = HORIZON_SECONDS.get(k);
            if (instants.reaches(instant, seconds)) {
                double returnLog = instants.returnLog(instant, coin, seconds);
                if (returnLog != 0) {
                    double place = ReturnLaw.of(curve, seconds).cdf(returnLog);
                    fit.add(k, place, Math.min(1, spacingSeconds / seconds));
                }
            }
        }
    }
}
