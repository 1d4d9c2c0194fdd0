package io.foretick.forecast.density.fit;

import io.foretick.math.Elementary;
import io.foretick.math.SkewShape;

import java.util.List;

/// Fits a [HorizonShape] by maximum likelihood to standardised returns. Every horizon counts the
/// same. Stateless.
final class ShapeFit {

    private static final double[] START = {0, 0, 0, 1, 0, 0};
    private static final double FIRST_STEP = 0.4;

    private ShapeFit() {}

    static HorizonShape fit(List<ReturnSample> samples) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException(
                    "no horizon has " + FitPlan.RETURNS_MIN + " returns to fit its shape to");
        }
        double[] best = SimplexSearch.minimise(values -> loss(samples, values), START, FIRST_STEP);
        return HorizonShape.ofParameters(best);
    }

    /// Negative mean log density, up to a constant.
    private static double loss(List<ReturnSample> samples, double[] values) {
        HorizonShape shape = HorizonShape.ofParameters(values);
        double sum = 0;
        for (ReturnSample sample : samples) {
            sum += loss(sample, shape);
        }
        return sum / samples.size();
    }

    private static double loss(ReturnSample sample, HorizonShape shape) {
        double sigma = Math.sqrt(shape.varianceScaleAt(sample.horizonSeconds()));
        SkewShape law = SkewShape.of(shape.nuAt(sample.horizonSeconds()), 0.0);
        double sum = 0;
        for (int k = 0; k < sample.size(); k++) {
            sum -= law.logPdf(sample.get(k) / sigma);
        }
        return sum / sample.size() + Elementary.log(sigma);
    }
}
