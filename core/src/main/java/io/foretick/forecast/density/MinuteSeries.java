package io.foretick.forecast.density;

import io.foretick.base.Checks;
import io.foretick.base.Times;
import io.foretick.math.Elementary;

import java.util.Arrays;

/// One-minute closes of one coin in time order, possibly with minutes missing: what a model is
/// fitted to. Immutable; not a candle store.
public final class MinuteSeries {

    private static final long MINUTES_MAX = 1_000_000_000_000L;

    private final String asset;
    private final long[] minutes;
    private final double[] logCloses;

    private MinuteSeries(String asset, long[] minutes, double[] logCloses) {
        this.asset = asset;
        this.minutes = minutes;
        this.logCloses = logCloses;
    }

    /// A series of closes.
    ///
    /// @param closeMinutes when each close was known: minutes since the Unix epoch at the end of
    ///   the candle, rising
    /// @param closes prices above 0, as many
    public static MinuteSeries of(String asset, long[] closeMinutes, double[] closes) {
        Checks.notBlank(asset, "asset");
        Checks.inRange(closes.length, closeMinutes.length, closeMinutes.length, "closes");
        double[] logCloses = new double[closes.length];
        for (int k = 0; k < closes.length; k++) {
            long above = k == 0 ? 0 : closeMinutes[k - 1] + 1;
            Checks.inRange(closeMinutes[k], above, MINUTES_MAX, "closeMinutes[" + k + "]");
            Checks.inRange(closes[k], Double.MIN_NORMAL, 1e30, "closes[" + k + "]");
            logCloses[k] = Elementary.log(closes[k]);
        }
        return new MinuteSeries(asset, closeMinutes.clone(), logCloses);
    }

    /// The closes known at `fromMinute` or later, and before `toMinute`.
    public MinuteSeries between(long fromMinute, long toMinute) {
        int from = firstAtOrAfter(fromMinute);
        int to = Math.max(from, firstAtOrAfter(toMinute));
        return new MinuteSeries(
                asset,
                Arrays.copyOfRange(minutes, from, to),
                Arrays.copyOfRange(logCloses, from, to));
    }

    public String asset() {
        return asset;
    }

    public int size() {
        return minutes.length;
    }

    /// When the close was known, in minutes since the Unix epoch.
    public long minute(int index) {
        return minutes[index];
    }

    /// When the close was known.
    public long timeNs(int index) {
        return minutes[index] * Times.MINUTE_NS;
    }

    public double logClose(int index) {
        return logCloses[index];
    }

    /// Whether a close exists `minutesAhead` of this one and none is missing between.
    public boolean reaches(int index, int minutesAhead) {
        int target = index + minutesAhead;
        return target < minutes.length && minutes[target] - minutes[index] == minutesAhead;
    }

    /// The log return over the minutes that follow this close; see [#reaches].
    public double returnLog(int index, int minutesAhead) {
        return logCloses[index + minutesAhead] - logCloses[index];
    }

    /// Mean squared one-minute return, missing minutes left out; 0 without any.
    public double meanSquare() {
        double sum = 0;
        long count = 0;
        for (int k = 0; k < minutes.length; k++) {
            if (reaches(k, 1)) {
                double returnLog = returnLog(k, 1);
                sum += returnLog * returnLog;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /// The first close known at this minute or later; the size if there is none.
    public int firstAtOrAfter(long minute) {
        int found = Arrays.binarySearch(minutes, minute);
        return found >= 0 ? found : -found - 1;
    }
}
