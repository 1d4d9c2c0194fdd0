package io.foretick.forecast.density.fit;

import io.foretick.forecast.density.CoinLevels;
import io.foretick.forecast.density.HarModel;
import io.foretick.forecast.density.Quadratic;
import io.foretick.forecast.density.Season;

import java.util.List;
import java.util.stream.IntStream;

/// The order of a [HarModel]'s parameters as a search sees them: three numbers for each weight,
/// three for the tail index and, with skew, three for the skew. Stateless.
final class HarParameters {

    static final int NU = 3 * HarModel.WEIGHTS;
    static final int LAMBDA = NU + 3;
    static final int COUNT_WITHOUT_SKEW = LAMBDA;
    static final int COUNT_WITH_SKEW = LAMBDA + 3;

    private static final Quadratic NONE = new Quadratic(0, 0, 0);

    private HarParameters() {}

    /// Where a search begins: the mean of the memories, season as it is, tails as of most returns.
    static double[] start(int count) {
        double[] start = new double[count];
        for (int k = 1; k < HarModel.WEIGHTS - 1; k++) {
            start[3 * k] = 1.0 / (HarModel.WEIGHTS - 2);
        }
        start[3 * (HarModel.WEIGHTS - 1)] = 1;
        start[NU] = 2;
        return start;
    }

    static HarModel model(double[] values, Season season, CoinLevels levels) {
        List<Quadratic> weights =
                IntStream.range(0, HarModel.WEIGHTS)
                        .mapToObj(weight -> quadratic(values, 3 * weight))
                        .toList();
        Quadratic lambdaLink = values.length == COUNT_WITH_SKEW ? quadratic(values, LAMBDA) : NONE;
        return new HarModel(season, levels, weights, quadratic(values, NU), lambdaLink);
    }

    private static Quadratic quadratic(double[] values, int first) {
        return new Quadratic(values[first], values[first + 1], values[first + 2]);
    }
}
