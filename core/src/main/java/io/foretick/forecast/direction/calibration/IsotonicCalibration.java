package io.foretick.forecast.direction.calibration;

import io.foretick.base.Checks;
import io.foretick.base.StateSink;
import io.foretick.base.StateSource;

import java.util.Arrays;

/// Isotonic calibration on the last outcomes: the rising curve that fits them best, of no other
/// shape in advance. Owned by one thread.
///
/// How it works: the outcomes in the order of their margins are cut into bins of about equal
/// number, never between equal margins. A bin's share of rises is `(rises + s q) / (n + s)` with
/// `q` the share of the whole window, so that none is 0 or 1. Bins that fall from one to the next
/// are pooled (pool adjacent violators: Ayer et al., 1955) with their weights `n + s`. The curve
/// runs straight from each bin's mean margin to the next one's and level outside.
final class IsotonicCalibration implements Calibrator {

    /// Its name among calibrators.
    static final String NAME = "isotonic";

    private static final double KNOWS_NOTHING = 0.5;

    private final int binsMax;
    private final double shrink;
    private final long[] sorted; // scratch: margins in order, each with its outcome
    private final double[] weights; // scratch of pooling
    private final int[] members; // scratch: bins in each pool
    private final double[] means; // mean margin of each bin
    private final double[] shares; // its probability
    private int bins;

    /// @param capacity of the windows to fit
    IsotonicCalibration(int capacity, CalibrationSettings.Isotonic settings) {
        int binsMax = settings.bins();
        this.binsMax = binsMax;
        this.shrink = settings.shrink();
        this.sorted = new long[(int) Checks.positive(capacity, "capacity")];
        this.weights = new double[binsMax];
        this.members = new int[binsMax];
        this.means = new double[binsMax];
        this.shares = new double[binsMax];
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double up(double margin) {
        if (bins == 0) {
            return KNOWS_NOTHING;
        }
        int above = 0;
        while (above < bins && means[above] < margin) {
            above++;
        }
        if (above == 0 || above == bins) {
            return shares[Math.min(above, bins - 1)];
        }
        double share = (margin - means[above - 1]) / (means[above] - means[above - 1]);
        return shares[above - 1] + share * (shares[above] - shares[above - 1]);
    }

    /// Fits it to what the window holds; the cost is that of sorting it.
    void fit(OutcomeWindow window) {
        bins = 0;
        if (window.size() == 0) {
            return;
        }
        double rises = 0.0;
        for (int k = 0; k < window.size(); k++) {
            sorted[k] = key(window.margin(k), window.rose(k));
            rises += window.rose(k) ? 1.0 : 0.0;
        }
        Arrays.sort(sorted, 0, window.size());
        double prior = (rises + 0.5) / (window.size() + 1.0); // never 0 or 1
        cut(window.size(), prior);
        pool();
    }

    @Override
    public void save(StateSink out) {
        out.add(means, bins);
        out.add(shares, bins);
    }

    @Override
    public void load(StateSource in) {
        bins = read(in, means);
        int saved = read(in, shares);
        if (saved != bins) {
            throw new IllegalStateException(saved + " shares of " + bins + " bins");
        }
    }

    private static int read(StateSource in, double[] target) {
        int count = in.nextInt();
        if (count < 0 || count > target.length) {
            throw new IllegalStateException(
                    target.length + " bins cannot hold " + count + " saved ones");
        }
        for (int k = 0; k < count; k++) {
            target[k] = in.nextDouble();
        }
        return count;
    }

    /// Fills the bins with their mean margins and shares.
    private void cut(int size, double prior) {
        int perBin = (size + binsMax - 1) / binsMax;
        int from = 0;
        while (from < size) {
            int to = Math.min(size, from + perBin);
            while (to < size && sorted[to] >> 1 == sorted[to - 1] >> 1) {
                to++;
            }
            fill(from, to, prior);
            from = to;
        }
    }

    private void fill(int from, int to, double prior) {
        double sum = 0.0;
        long rises = 0;
        for (int k = from; k < to; k++) {
            sum += margin(sorted[k]);
            rises += sorted[k] & 1;
        }
        weights[bins] = to - from + shrink;
        means[bins] = sum / (to - from);
        shares[bins] = (rises + shrink * prior) / weights[bins];
        bins++;
    }

    /// Pools bins that fall. A pool's share and weight lie where it begins until the end.
    private void pool() {
        int pools = 0;
        for (int bin = 0; bin < bins; bin++) {
            double share = shares[bin];
            double weight = weights[bin];
            int count = 1;
            while (pools > 0 && shares[pools - 1] >= share) {
                pools--;
                double joined = weights[pools] + weight;
                share = (shares[pools] * weights[pools] + share * weight) / joined;
                weight = joined;
                count += members[pools];
            }
            shares[pools] = share;
            weights[pools] = weight;
            members[pools] = count;
            pools++;
        }
        spread(pools);
    }

    /// Gives each bin its pool's share, the last one first as pools lie before their bins.
    private void spread(int pools) {
        int bin = bins;
        for (int pool = pools - 1; pool >= 0; pool--) {
            for (int k = 0; k < members[pool]; k++) {
                shares[--bin] = shares[pool];
            }
        }
    }

    /// A number that orders as the margin does, its lowest bit the outcome.
    private static long key(float margin, boolean rose) {
        int bits = Float.floatToIntBits(margin + 0.0f); // -0 becomes 0
        int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
        return ((long) ordered << 1) | (rose ? 1 : 0);
    }

    private static double margin(long key) {
        int ordered = (int) (key >> 1);
        return Float.intBitsToFloat(ordered ^ ((ordered >> 31) & Integer.MAX_VALUE));
    }
}
