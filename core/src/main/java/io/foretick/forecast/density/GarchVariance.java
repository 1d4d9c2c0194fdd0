package io.foretick.forecast.density;

import io.foretick.base.Times;
import io.foretick.math.Elementary;

/// The present variance of one coin as a [GarchModel] has it. Mutable, owned by one thread;
/// [#onPrice] allocates nothing.
///
/// How it works: at one price a minute this is the model's recursion. At one a second each step
/// keeps `(p - a)^(1/60)` of the variance and shares the rest between news and the long run as the
/// recursion does, so that a minute of overlapping minutes moves the variance as one minute would.
/// Over a gap the variance returns to the long run as the model expects.
public final class GarchVariance {

    private static final double SHARE_OF_LONG_RUN_MIN = 1e-4; // a stuck price is not a sure one

    private final Season season;
    private final double longRun;
    private final double logKeptPerMinute;
    private final double logPersistence;
    private final double newsShare;
    private final MinuteReturn window = new MinuteReturn();
    private double variance;

    GarchVariance(GarchModel model, String asset) {
        season = model.season();
        longRun = model.levels().variancePerSecond(asset);
        variance = longRun;
        double kept = model.persistence() - model.newsWeight();
        logKeptPerMinute = Elementary.log(kept);
        logPersistence = Elementary.log(model.persistence());
        newsShare = model.newsWeight() / (1 - kept);
    }

    /// Takes a price, as [EwmaVariance#onPrice] does.
    public void onPrice(long timeNs, double logPrice) {
        long silenceNs = window.silenceNs(timeNs);
        if (silenceNs > MinuteReturn.GAP_NS) {
            double kept = Elementary.exp(logPersistence * Times.seconds(silenceNs) / 60);
            variance = longRun + (variance - longRun) * kept;
        }
        if (window.add(timeNs, logPrice)) {
            observe();
        }
    }

    /// Variance per second with the season taken out.
    public double variancePerSecond() {
        return Math.max(variance, SHARE_OF_LONG_RUN_MIN * longRun);
    }

    /// The coin's variance per second in the long run.
    public double longRun() {
        return longRun;
    }

    private void observe() {
        double returnLog = window.returnLog();
        double seasonal = season.integralSeconds(window.startNs(), window.spanSeconds());
        double news = returnLog * returnLog / seasonal;
        double kept = Elementary.exp(logKeptPerMinute * window.stepSeconds() / 60);
        double target = longRun + newsShare * (news - longRun);
        variance = target + kept * (variance - target);
    }
}
