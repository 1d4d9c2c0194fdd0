package io.foretick.lab.search;

import io.foretick.math.Elementary;
import io.foretick.math.Normal;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Where on one axis trials of a kind lie: an estimate of their density (Parzen windows), with a
/// weight of one trial spread evenly. Immutable.
sealed interface Parzen {

    /// Logarithm of the density, up to a constant of the axis.
    double logDensity(double place);

    /// A place drawn from it.
    double draw(SplittableRandom random);

    /// The estimate for these places, of which NaN do not count.
    static Parzen of(Dimension dimension, double[] places) {
        double[] known = Arrays.stream(places).filter(place -> !Double.isNaN(place)).toArray();
        return dimension.size() > 0 ? Shares.of(dimension, known) : Windows.of(known);
    }

    /// Of an axis with values: the share of each.
    final class Shares implements Parzen {

        private final Dimension dimension;
        private final double[] shares;

        private Shares(Dimension dimension, double[] shares) {
            this.dimension = dimension;
            this.shares = shares;
        }

        private static Shares of(Dimension dimension, double[] places) {
            double[] shares = new double[dimension.size()];
            double all = places.length + 1.0;
            Arrays.fill(shares, 1.0 / (all * shares.length));
            for (double place : places) {
                shares[dimension.index(place)] += 1.0 / all;
            }
            return new Shares(dimension, shares);
        }

        @Override
        public double logDensity(double place) {
            return Elementary.log(shares[dimension.index(place)]);
        }

        @Override
        public double draw(SplittableRandom random) {
            double left = random.nextDouble();
            int at = 0;
            while (at < shares.length - 1 && left >= shares[at]) {
                left -= shares[at];
                at++;
            }
            return dimension.place(at);
        }
    }

    /// Of a continuous axis: normal laws around the places, cut at the ends of the axis.
    final class Windows implements Parzen {

        private static final double NARROWEST = 0.01;

        private final double[] centres;
        private final double[] widths;
        private final double[] heights; // so that what is not cut off of each holds 1

        private Windows(double[] centres, double[] widths) {
            this.centres = centres;
            this.widths = widths;
            this.heights = new double[centres.length];
            for (int k = 0; k < heights.length; k++) {
                heights[k] = 1.0 / (widths[k] * (above(k) - below(k)));
            }
        }

        /// Each window reaches to its farther neighbour (Bergstra et al., NIPS 2011).
        private static Windows of(double[] places) {
            double[] centres = places.clone();
            Arrays.sort(centres);
            double[] widths = new double[centres.length];
            double least = Math.max(NARROWEST, 1.0 / (2.0 + centres.length));
            for (int k = 0; k < centres.length; k++) {
                double below = centres[k] - (k == 0 ? 0.0 : centres[k - 1]);
                double above = (k == centres.length - 1 ? 1.0 : centres[k + 1]) - centres[k];
                widths[k] = Math.clamp(Math.max(below, above), least, 1.0);
            }
            return new Windows(centres, widths);
        }

        @Override
        public double logDensity(double place) {
            double sum = 1.0; // the even part
            for (int k = 0; k < centres.length; k++) {
                double z = (place - centres[k]) / widths[k];
                sum += Normal.pdf(z) * heights[k];
            }
            return Elementary.log(sum / (centres.length + 1.0));
        }

        @Override
        public double draw(SplittableRandom random) {
            int k = random.nextInt(centres.length + 1);
            double u = random.nextDouble();
            if (k == centres.length) {
                return u;
            }
            double z = Normal.quantile(below(k) + u * (above(k) - below(k)));
            return Math.clamp(centres[k] + widths[k] * z, 0.0, 1.0);
        }

        private double below(int k) {
            return Normal.cdf(-centres[k] / widths[k]);
        }

        private double above(int k) {
            return Normal.cdf((1.0 - centres[k]) / widths[k]);
        }
    }
}
